import java.nio.file.Paths;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** Runs Solr itself on loopback until it is told to end: SolrServer HOME PORT. */
public final class SolrServer {
    private SolrServer() {}

    public static void main(String[] arguments) throws Exception {
        String home = Paths.get(arguments[0]).toAbsolutePath().toString();
        JettyConfig config =
            JettyConfig.builder()
                .setContext("/solr")
                .setPort(Integer.parseInt(arguments[1]))
                .stopAtShutdown(true)
                .build();
        new JettySolrRunner(home, config).start();
        Thread.currentThread().join();
    }
}
