import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/**
 * Reads Jenkinsfiles as Groovy does, up to the tree (no class is loaded, nothing runs): `java -cp groovy.jar Check.java FILE…` prints
 * `FILE:LINE complaint` for each one that Groovy rejects. The jar is org.apache.groovy:groovy of Maven Central.
 */
public class Check {
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      String text = Files.readString(Path.of(name)).replaceFirst("^\uFEFF", "");
      CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
      unit.addSource(Path.of(name).getFileName().toString().replaceAll("\\W", "_") + ".groovy", text);
      try {
        unit.compile(Phases.CONVERSION);
      } catch (MultipleCompilationErrorsException e) {
        Object first = e.getErrorCollector().getError(0);
        SyntaxException cause = first instanceof SyntaxErrorMessage message ? message.getCause() : null;
        String said = (cause == null ? e.getMessage() : cause.getOriginalMessage()).split("\n")[0];
        System.out.println(name + ":" + (cause == null ? 1 : cause.getLine()) + " " + said);
      } catch (CompilationFailedException e) {
        System.out.println(name + ":1 " + e.getMessage().split("\n")[0]);
      }
    }
  }
}
