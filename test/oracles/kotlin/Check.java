import java.nio.file.Files;
import java.nio.file.Path;
import org.jetbrains.kotlin.cli.common.CLIConfigurationKeys;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.cli.jvm.compiler.EnvironmentConfigFiles;
import org.jetbrains.kotlin.cli.jvm.compiler.KotlinCoreEnvironment;
import org.jetbrains.kotlin.com.intellij.openapi.util.Disposer;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.PsiErrorElement;
import org.jetbrains.kotlin.config.CompilerConfiguration;
import org.jetbrains.kotlin.psi.KtPsiFactory;

/**
 * Reads Kotlin as its compiler does, up to the tree: `java -cp 'FOLDER/*' Check.java FILE…` prints `FILE:LINE complaint` for each one with a
 * syntax error. The folder holds org.jetbrains.kotlin:kotlin-compiler-embeddable of Maven Central and what it depends on.
 */
public class Check {
  public static void main(String[] names) throws Exception {
    var configuration = new CompilerConfiguration();
    configuration.put(CLIConfigurationKeys.MESSAGE_COLLECTOR_KEY, MessageCollector.Companion.getNONE());
    var environment =
        KotlinCoreEnvironment.createForProduction(Disposer.newDisposable(), configuration, EnvironmentConfigFiles.JVM_CONFIG_FILES);
    var factory = new KtPsiFactory(environment.getProject(), false);
    for (String name : names) {
      String text = Files.readString(Path.of(name)).replaceFirst("^\uFEFF", "").replace("\r\n", "\n");
      PsiErrorElement error = errorIn(factory.createFile(Path.of(name).getFileName().toString(), text));
      if (error == null) continue;
      long line = 1 + text.substring(0, error.getTextRange().getStartOffset()).chars().filter(c -> c == '\n').count();
      System.out.println(name + ":" + line + " " + error.getErrorDescription());
    }
    System.exit(0);
  }

  private static PsiErrorElement errorIn(PsiElement element) {
    if (element instanceof PsiErrorElement error) return error;
    for (PsiElement child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      PsiErrorElement error = errorIn(child);
      if (error != null) return error;
    }
    return null;
  }
}
