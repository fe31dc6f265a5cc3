package shop

import aws.sdk.kotlin.runtime.auth.credentials.StaticCredentialsProvider
import aws.sdk.kotlin.services.s3.S3Client
import aws.smithy.kotlin.runtime.auth.awscredentials.Credentials
import com.aallam.openai.client.OpenAI
import com.auth0.jwt.algorithms.Algorithm
import com.azure.core.credential.AzureKeyCredential
import com.azure.identity.ClientSecretCredentialBuilder
import com.azure.identity.DefaultAzureCredentialBuilder
import com.azure.security.keyvault.secrets.SecretClient
import com.rabbitmq.client.ConnectionFactory
import com.stripe.Stripe
import com.zaxxer.hikari.HikariConfig
import io.ktor.client.plugins.auth.providers.BearerTokens
import io.ktor.client.plugins.auth.providers.BasicAuthCredentials
import org.jetbrains.exposed.sql.Database
import java.net.URI
import java.sql.DriverManager

const val KEY_ID = "AKID"
private const val SECRET = "«sdk-static-credentials»{{password:1}}«/»"

class Clouds(private val vault: SecretClient, private val token: String) {
    private val account = "shop"

    fun static() {
        val s3 = S3Client {
            region = "eu-west-1"
            credentialsProvider = StaticCredentialsProvider {
                accessKeyId = "«sdk-static-credentials»{{aws-access-key-id}}«/»"
                secretAccessKey = "«sdk-static-credentials»{{aws-secret-key}}«/»"
            }
        }
        val pair = StaticCredentialsProvider(Credentials(accessKeyId = KEY_ID, secretAccessKey = "«sdk-static-credentials»{{aws-secret-key:2}}«/»"))
        val v1 = BasicAWSCredentials("AKID", "«sdk-static-credentials»{{aws-secret-key:3}}«/»")
        val v2 = AwsBasicCredentials.create("AKID", "«sdk-static-credentials»{{aws-secret-key:4}}«/»")
        val built = AwsBasicCredentials.builder().accessKeyId("AKID").secretAccessKey("«sdk-static-credentials»{{aws-secret-key:5}}«/»").build()
        val login = ClientSecretCredentialBuilder().tenantId("t").clientId("c").clientSecret(SECRET).build()
        val storage = StorageSharedKeyCredential(account, "«sdk-static-credentials»{{password:2}}«/»")
        val key = AzureKeyCredential("«sdk-static-credentials»{{password:3}}«/»")
        val bus = ServiceBusClientBuilder().connectionString("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«sdk-static-credentials»{{aws-secret-key:6}}«/»").buildClient()
    }

    fun environment() {
        val pair = AwsBasicCredentials.create(System.getenv("AWS_ID"), «sdk-non-vault-secret-read»System.getenv("AWS_SECRET")«/»)
        val provider = StaticCredentialsProvider { secretAccessKey = «sdk-non-vault-secret-read»System.getenv("AWS_SECRET_2")«/»!! }
        val login = ClientSecretCredentialBuilder().clientSecret(«sdk-client-secret-credential»System.getenv()["AZURE_SECRET"] ?: error("AZURE_SECRET")«/»).build()
    }

    fun vault() {
        val storage = StorageSharedKeyCredential(account, vault.getSecret("storage-key").value)
        val secret = vault.getSecret("client").value
        val login = ClientSecretCredentialBuilder().clientSecret(«sdk-client-secret-credential»secret«/»).build()
    }

    fun federated() {
        val s3 = S3Client { region = "eu-west-1" }
        val own = DefaultAzureCredentialBuilder().managedIdentityClientId("6f1f6b1a-6d8e-4d47-9a52-5a0b3b6f0c11").build()
        val client = BlobServiceClientBuilder().endpoint("https://shop.blob.core.windows.net").credential(own).buildClient()
        val role = StsAssumeRoleCredentialsProvider.builder().refreshRequest { it.roleArn("arn:aws:iam::123456789012:role/shop") }.build()
    }
}

class Stores {
    private val password by lazy { "«sdk-static-credentials»{{password:4}}«/»" }

    fun static() {
        val jdbc = DriverManager.getConnection("jdbc:postgresql://db/shop", "app", "«sdk-static-credentials»{{password:5}}«/»")
        val url = DriverManager.getConnection("jdbc:postgresql://db/shop?user=app&password=«sdk-static-credentials»{{letters22}}«/»")
        Database.connect("jdbc:postgresql://db/shop", driver = "org.postgresql.Driver", user = "app", password = "«sdk-static-credentials»{{password:6}}«/»")
        val pool = HikariConfig().apply {
            jdbcUrl = "jdbc:postgresql://db/shop"
            username = "app"
            password = "«sdk-static-credentials»{{password:7}}«/»"
        }
        val later = HikariConfig()
        later.password = password
        val mq = ConnectionFactory()
        mq.password = "«sdk-static-credentials»{{password:8}}«/»"
        mq.setUri("amqp://shop:«sdk-static-credentials»{{url-password}}«/»@mq:5672/")
        val mongo = MongoClients.create("mongodb+srv://app:«sdk-static-credentials»{{url-password:2}}«/»@db.shop.io/shop")
        val redis = RedisClient.create("redis://:«sdk-static-credentials»{{url-password:3}}«/»@cache:6379")
    }

    fun environment() {
        Database.connect("jdbc:postgresql://db/shop", user = "app", password = «sdk-non-vault-secret-read»System.getenv("DB_PASSWORD")«/»)
        val pool = HikariConfig().apply { password = «sdk-non-vault-secret-read»System.getenv("POOL_PASSWORD")«/» }
    }

    fun federated() {
        val jdbc = DriverManager.getConnection("jdbc:postgresql://db/shop?user=app")
        val mongo = MongoClients.create("mongodb+srv://db.shop.io/shop?authMechanism=MONGODB-AWS")
    }
}

class Services {
    suspend fun static(client: HttpClient) {
        client.get("https://api.shop.io") { header("Authorization", "Bearer «sdk-static-credentials»{{token:1}}«/»") }
        client.get("https://api.shop.io") { headers { append(HttpHeaders.Authorization, "Bearer «sdk-static-credentials»{{token:2}}«/»") } }
        client.post("https://api.shop.io") { bearerAuth("«sdk-static-credentials»{{token:3}}«/»") }
        val request = Request.Builder().url("https://api.shop.io").addHeader("X-Api-Key", "«sdk-static-credentials»{{token:4}}«/»").build()
        val basic = Credentials.basic("svc", "«sdk-static-credentials»{{password:9}}«/»")
        val tokens = BearerTokens("«sdk-static-credentials»{{token:5}}«/»", "")
        val login = BasicAuthCredentials(username = "svc", password = "«sdk-static-credentials»{{password:10}}«/»")
        Stripe.apiKey = "«sdk-static-credentials»{{stripe-live}}«/»"
        Twilio.init("AC00000000000000000000000000000000", "«sdk-static-credentials»{{hex32}}«/»")
        val ai = OpenAI(token = "«sdk-static-credentials»{{token:6}}«/»")
        val mail = SendGrid("«sdk-static-credentials»{{token:7}}«/»")
        val github = GitHubBuilder().withOAuthToken("«sdk-static-credentials»{{github-pat}}«/»").build()
        val signing = Algorithm.HMAC256("«sdk-static-credentials»{{letters40}}«/»")
        transform(SessionTransportTransformerMessageAuthentication(hex("«sdk-static-credentials»{{hex40:7}}«/»")))
        transform(SessionTransportTransformerEncrypt(hex("«sdk-static-credentials»{{hex32:8}}«/»"), hex("«sdk-static-credentials»{{hex40:8}}«/»")))
    }

    fun nearMisses(client: HttpClient, config: Config, token: String) {
        client.get("https://api.shop.io") { bearerAuth(token); header("Accept", "application/json") }
        val map = mapOf("password" to "password", "token" to token)
        val pair = Pair("user", "not a secret at all")
        val page = LoginPage(passwordLabel = "Password", hint = "Enter your password")
        val signing = Algorithm.HMAC256(config.property("jwt.secret").getString())
        val text = "password: $token"
        val basic = Credentials.basic(config.user, config.password)
    }
}
