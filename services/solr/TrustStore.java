import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Writes the machine's certificates (PEM) as a key store, as Debian's install script would have. */
public final class TrustStore {
    public static void main(String[] words) throws Exception {
        // Java reads its own trust store without a password, which a PKCS#12 file would refuse.
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        try (FileInputStream pem = new FileInputStream(words[0])) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca" + number++, one);
            }
        }
        try (FileOutputStream file = new FileOutputStream(words[1])) {
            store.store(file, "changeit".toCharArray());
        }
    }
}
