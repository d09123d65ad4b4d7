import java.io.File;

import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Says of each file whether it is valid PDF/A-1b, in TAP. */
public class Preflight {
	public static void main(String[] names) throws Exception {
		int count = 0;

		for (String name : names) {
			PreflightParser parser =
				new PreflightParser(new File(name));
			parser.parse();
			PreflightDocument document =
				parser.getPreflightDocument();
			document.validate();
			ValidationResult result = document.getResult();
			document.close();
			System.out.printf("%s %d - %s is PDF/A-1b%n",
				result.isValid() ? "ok" : "not ok", ++count,
				name);
			for (ValidationResult.ValidationError e :
				result.getErrorsList())
				System.out.println(e.getErrorCode() + " "
					+ e.getDetails());
		}
		System.out.println("1.." + count);
	}
}
