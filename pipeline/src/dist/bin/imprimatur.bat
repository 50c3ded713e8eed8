@echo off
rem Runs the installed program: with the Java that came with it, else that of JAVA_HOME or the search path.
setlocal
set "HOME_OF=%~dp0.."
set "JAVA=%HOME_OF%\runtime\bin\java.exe"
if exist "%JAVA%" goto found
if not defined JAVA_HOME goto path
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto found
echo imprimatur: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. 1>&2
exit /b 2
:path
set "JAVA="
for %%p in (java.exe) do set "JAVA=%%~$PATH:p"
if defined JAVA goto found
echo imprimatur: Java is missing. Install Java, 17 or newer, set JAVA_HOME to one, or take the image, which brings its own. 1>&2
exit /b 2
:found
rem Its version, from its "release" file: asking it would cost another start. Some copies on the search path have none.
set "VERSION=17"
for %%p in ("%JAVA%") do set "RELEASE=%%~dpp..\release"
if exist "%RELEASE%" for /f "usebackq tokens=1,2 delims==" %%a in ("%RELEASE%") do if "%%a"=="JAVA_VERSION" set "VERSION=%%~b"
set "MAJOR=17"
for /f "tokens=1 delims=.+-" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% geq 17 goto run
echo imprimatur: "%JAVA%" is Java %VERSION%, but 17 or newer is needed. Set JAVA_HOME to one. 1>&2
exit /b 2
:run
set "FLAGS=-Xlog:disable -Xlog:all=error:stderr -Xshare:auto"
if %MAJOR% geq 23 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
if %MAJOR% geq 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
"%JAVA%" %FLAGS% -Dfile.encoding=UTF-8 -Djava.awt.headless=true %JAVA_OPTS% -cp "%HOME_OF%\lib\*" org.imprimatur.cli.Main %*
exit /b %ERRORLEVEL%
