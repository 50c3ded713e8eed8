package org.imprimatur.theme;

import com.helger.css.handler.ICSSParseExceptionCallback;
import com.helger.css.parser.ParseException;
import com.helger.css.parser.Token;
import com.helger.css.reader.errorhandler.ICSSParseErrorHandler;
import org.jspecify.annotations.Nullable;

/** Where a style sheet first cannot be read: the parser would go on behind it. */
final class SyntaxErrors implements ICSSParseErrorHandler, ICSSParseExceptionCallback {
  private @Nullable At first;

  /** A place, counted from 1. */
  record At(int line, int column) {}

  @Nullable At first() {
    return first;
  }

  private void at(@Nullable Token token) {
    if (first == null) {
      first = token == null ? new At(1, 1) : new At(token.beginLine, token.beginColumn);
    }
  }

  private void at(ParseException error) {
    Token current = error.currentToken;
    at(current != null && current.next != null ? current.next : current);
  }

  @Override
  public void onCSSParseError(ParseException error, @Nullable Token lastSkipped) {
    at(error);
  }

  @Override
  public void onCSSUnexpectedRule(Token token, String rule, String message) {
    at(token);
  }

  @Override
  public void onCSSDeprecatedProperty(Token prefix, Token identifier) {
    at(prefix);
  }

  @Override
  public void onCSSBrowserCompliantSkip(@Nullable ParseException error, Token from, Token to) {
    at(from);
  }

  @Override
  public void onIllegalCharacter(char character) {
    at((Token) null);
  }

  @Override
  public void onException(ParseException error) {
    at(error);
  }
}
