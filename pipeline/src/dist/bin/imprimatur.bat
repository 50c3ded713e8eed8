@echo off
rem Runs the installed program: with the Java that came with it, else that of JAVA_HOME or the search path.
setlocal
set "HOME_OF=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%HOME_OF%\runtime\bin\java.exe" set "JAVA=%HOME_OF%\runtime\bin\java.exe"
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -Xshare:auto -Dfile.encoding=UTF-8 -Djava.awt.headless=true %JAVA_OPTS% -cp "%HOME_OF%\lib\*" org.imprimatur.cli.Main %*
exit /b %ERRORLEVEL%
