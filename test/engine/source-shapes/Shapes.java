package shop;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.rabbitmq.client.ConnectionFactory;
import com.slack.api.Slack;
import com.stripe.StripeClient;
import com.zaxxer.hikari.HikariConfig;
import jakarta.mail.Transport;
import java.sql.DriverManager;
import redis.clients.jedis.Jedis;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3Client;

class Clouds {
    private static final String SECRET = "«sdk-static-credentials»{{password:1}}«/»";

    void literal() {
        var pair = AwsBasicCredentials.create("AKID", "«sdk-static-credentials»{{aws-secret-key}}«/»");
        var built = AwsBasicCredentials.builder().accessKeyId("AKID").secretAccessKey("«sdk-static-credentials»{{aws-secret-key:2}}«/»").build();
        var old = new BasicAWSCredentials("AKID", "«sdk-static-credentials»{{aws-secret-key:3}}«/»");
        var login = new ClientSecretCredentialBuilder().tenantId("t").clientId("c").clientSecret(SECRET).build();
        var msal = ClientCredentialFactory.createFromSecret("«sdk-static-credentials»{{password:2}}«/»");
        var storage = new StorageSharedKeyCredential("shop", "«sdk-static-credentials»{{password:3}}«/»");
        var key = new AzureKeyCredential("«sdk-static-credentials»{{password:4}}«/»");
        var cosmos = new CosmosClientBuilder().endpoint("https://shop.documents.azure.com").key("«sdk-static-credentials»{{letters40}}«/»").buildClient();
        var bus = new ServiceBusClientBuilder().connectionString("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«sdk-static-credentials»{{aws-secret-key:4}}«/»").buildClient();
    }

    void environment() {
        var pair = AwsBasicCredentials.create(System.getenv("AWS_ID"), «sdk-non-vault-secret-read»System.getenv("AWS_SECRET")«/»);
        var login = new ClientSecretCredentialBuilder().clientSecret(«sdk-client-secret-credential»System.getenv("AZURE_SECRET")«/»).build();
    }

    void vault(SecretClient vault) {
        var login = new ClientSecretCredentialBuilder().clientSecret(«sdk-client-secret-credential»vault.getSecret("client").getValue()«/»).build();
    }

    void federated() {
        var s3 = S3Client.create();
        var own = new DefaultAzureCredentialBuilder().build();
        var bus = new ServiceBusClientBuilder().credential("shop.servicebus.windows.net", own).buildClient();
    }
}

class Stores {
    void literal(Transport transport) throws Exception {
        var jdbc = DriverManager.getConnection("jdbc:postgresql://db/shop", "app", "«sdk-static-credentials»{{password:5}}«/»");
        var pool = new HikariConfig();
        pool.setPassword("«sdk-static-credentials»{{password:6}}«/»");
        var mq = new ConnectionFactory();
        mq.setUri("amqp://shop:«sdk-static-credentials»{{url-password}}«/»@mq:5672/");
        var mongo = MongoClients.create("mongodb+srv://app:«sdk-static-credentials»{{url-password:2}}«/»@db.shop.io/shop");
        var redis = RedisClient.create("redis://:«sdk-static-credentials»{{url-password:3}}«/»@cache:6379");
        transport.connect("smtp.shop.io", "mailer", "«sdk-static-credentials»{{password:7}}«/»");
    }

    void environment() {
        pool.setPassword(«sdk-non-vault-secret-read»System.getenv("DB_PASSWORD")«/»);
    }

    void federated() throws Exception {
        var jdbc = DriverManager.getConnection("jdbc:aws-wrapper:postgresql://db/shop?wrapperPlugins=iam&user=app");
    }
}

class Services {
    void literal(HttpRequest.Builder request, HttpHeaders headers) throws Exception {
        request.header("Authorization", "Bearer «sdk-static-credentials»{{token:1}}«/»");
        headers.setBearerAuth("«sdk-static-credentials»{{token:2}}«/»");
        headers.setBasicAuth("svc", "«sdk-static-credentials»{{password:8}}«/»");
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer «sdk-static-credentials»{{token:3}}«/»");
        var authentication = new PasswordAuthentication("svc", "«sdk-static-credentials»{{password:9}}«/»".toCharArray());
        var stripe = new StripeClient("«sdk-static-credentials»{{stripe-live}}«/»");
        Twilio.init("AC00000000000000000000000000000000", "«sdk-static-credentials»{{hex32}}«/»");
        var slack = this.slack.methods("«sdk-static-credentials»{{slack-bot}}«/»");
        var openai = OpenAIOkHttpClient.builder().apiKey("«sdk-static-credentials»{{token:4}}«/»").build();
        var github = new GitHubBuilder().withOAuthToken("«sdk-static-credentials»{{github-pat}}«/»").build();
        var signing = Algorithm.HMAC256("«sdk-static-credentials»{{letters40:2}}«/»");
        var key = new SecretKeySpec("«sdk-static-credentials»{{letters40:3}}«/»".getBytes(), "HmacSHA256");
    }

    void nearMisses(HttpHeaders headers, String token) {
        headers.setBearerAuth(token);
        var label = new Label("password", "not a secret at all");
        var key = new SecretKeySpec(token.getBytes(), "HmacSHA256");
        var builder = new CosmosClientBuilder().endpoint("https://shop.documents.azure.com").key(config.get("key"));
        table.key("name").password(prompt());
    }
}
