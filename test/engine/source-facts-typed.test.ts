/** What Go and Java files say: every credential with its exact text, its storage and its slot. */
import { strict as assert } from 'node:assert';
import { planted } from '../support/planted';
import { credentials, KEY, KEY_ID, PASSWORD } from './source-support';

describe('source facts: Go', () => {
  it('finds literals in SDK calls', async () => {
    assert.deepEqual(
      await credentials(
        'cmd/main.go',
        `package main
import "github.com/aws/aws-sdk-go-v2/credentials"
const secretKey = "{{aws-secret-key}}"
func main() {
	p := credentials.NewStaticCredentialsProvider("{{aws-access-key-id}}", secretKey, "")
	db, err := sql.Open("mysql", "app:{{url-password}}@tcp(db.internal.net:3306)/app")
	rdb := redis.NewClient(&redis.Options{Addr: "r:6379", Password: "{{password}}"})
	auth := smtp.PlainAuth("", "app", \`{{password:2}}\`, "mail")
	signed, err := token.SignedString([]byte("{{token}}"))
	req.Header.Set("Authorization", "Bearer {{token:2}}")
}
`,
      ),
      [
        `literal sdk-argument credentials.NewStaticCredentialsProvider secretAccessKey - ${KEY}`,
        `literal sdk-argument credentials.NewStaticCredentialsProvider accessKeyId - ${KEY_ID}`,
        `literal sdk-argument sql.Open dsn - ${planted('url-password')}`,
        `literal sdk-argument redis.NewClient Password - ${PASSWORD}`,
        `literal sdk-argument smtp.PlainAuth password - ${planted('password:2')}`,
        `literal sdk-argument token.SignedString secret - ${planted('token')}`,
        `literal sdk-argument Authorization header Authorization - ${planted('token:2')}`,
      ],
    );
  });

  it('tells the environment, a vault and the default chain apart', async () => {
    assert.deepEqual(
      await credentials(
        'cmd/main.go',
        `package main
import "github.com/aws/aws-sdk-go-v2/service/secretsmanager"
func main() {
	cfg, err := config.LoadDefaultConfig(ctx)
	client := s3.NewFromConfig(cfg)
	out, err := sm.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("app/db")})
	rdb := redis.NewClient(&redis.Options{Password: *out.SecretString})
	pw := os.Getenv("REDIS_PASSWORD")
	other := redis.NewClient(&redis.Options{Password: pw})
	p := credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), "")
}
`,
      ),
      [
        'vault sdk-argument redis.NewClient Password app/db sm.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("app/db")})',
        'environment sdk-argument redis.NewClient Password REDIS_PASSWORD os.Getenv("REDIS_PASSWORD")',
        'environment sdk-argument credentials.NewStaticCredentialsProvider accessKeyId AWS_ACCESS_KEY_ID os.Getenv("AWS_ACCESS_KEY_ID")',
        'environment sdk-argument credentials.NewStaticCredentialsProvider secretAccessKey AWS_SECRET_ACCESS_KEY os.Getenv("AWS_SECRET_ACCESS_KEY")',
      ],
    );
  });

  it('finds assignments and stays quiet on look-alikes', async () => {
    assert.deepEqual(
      await credentials(
        'cmd/main.go',
        `package main
const (
	apiToken = "{{token}}"
	PasswordField = "password"
	tokenURL = "https://login.internal.net/token"
)
type Config struct { Password string \`json:"password"\` }
var c = Config{Password: "{{password}}"}
var m = map[string]string{"api_key": "{{token:2}}", "secret": "<secret>"}
func f() { secret := flag.String("secret", "", "the secret to use"); os.Setenv("DB_PASSWORD", "{{password:2}}") }
`,
      ),
      [
        `literal assignment - apiToken - ${planted('token')}`,
        `literal assignment - Password - ${PASSWORD}`,
        `literal assignment - api_key - ${planted('token:2')}`,
        `literal assignment - DB_PASSWORD - ${planted('password:2')}`,
      ],
    );
  });
});

describe('source facts: Java', () => {
  it('finds literals in SDK calls', async () => {
    assert.deepEqual(
      await credentials(
        'src/main/App.java',
        `class App {
  private static final String SECRET = "{{aws-secret-key}}";
  void run() {
    var p = StaticCredentialsProvider.create(AwsBasicCredentials.create("{{aws-access-key-id}}", SECRET));
    Connection c = DriverManager.getConnection("jdbc:postgresql://db/app", "app", "{{password}}");
    Connection d = DriverManager.getConnection("jdbc:mysql://db/app?user=app&password={{url-password}}");
    var sg = new SendGrid("{{token}}");
    Algorithm a = Algorithm.HMAC256("{{token:2}}".getBytes());
    var b = HttpRequest.newBuilder().header("Authorization", "Bearer " + "{{token:3}}").build();
  }
}
`,
      ),
      [
        `literal sdk-argument AwsBasicCredentials.create secretAccessKey - ${KEY}`,
        `literal sdk-argument AwsBasicCredentials.create accessKeyId - ${KEY_ID}`,
        `literal sdk-argument DriverManager.getConnection password - ${PASSWORD}`,
        `literal sdk-argument DriverManager.getConnection connectionString - ${planted('url-password')}`,
        `literal sdk-argument new SendGrid apiKey - ${planted('token')}`,
        `literal sdk-argument Algorithm.HMAC256 secret - ${planted('token:2')}`,
        `literal sdk-argument Authorization header Authorization - ${planted('token:3')}`,
      ],
    );
  });

  it('tells the environment, a vault and the default chain apart', async () => {
    assert.deepEqual(
      await credentials(
        'src/main/App.java',
        `import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
class App {
  void run() {
    S3Client s3 = S3Client.create();
    String pw = SecretsManagerClient.create().getSecretValue(b -> b.secretId("app/db")).secretString();
    DriverManager.getConnection(url, "app", pw);
    DriverManager.getConnection(url, "app", System.getenv("DB_PASSWORD"));
    var sg = new SendGrid(System.getenv().get("SENDGRID_KEY"));
  }
}
`,
      ),
      [
        'vault sdk-argument DriverManager.getConnection password - SecretsManagerClient.create().getSecretValue(b -> b.secretId("app/db"))',
        'environment sdk-argument DriverManager.getConnection password DB_PASSWORD System.getenv("DB_PASSWORD")',
        'environment sdk-argument new SendGrid apiKey SENDGRID_KEY System.getenv().get("SENDGRID_KEY")',
      ],
    );
  });

  it('finds assignments and stays quiet on look-alikes', async () => {
    assert.deepEqual(
      await credentials(
        'src/main/App.java',
        `class App {
  private String apiKey = "{{token}}";
  static final String PASSWORD_KEY = "password";
  static final String TOKEN_URL = "https://login.internal.net/token";
  @Value("\${db.password}") String password;
  void run() {
    props.put("password", "{{password}}");
    ds.setPassword("{{password:2}}");
    this.clientSecret = "{{token:2}}";
    if (password.equals("{{password:3}}")) return;
    labels.put("password", "Password");
  }
}
`,
      ),
      [
        `literal assignment - apiKey - ${planted('token')}`,
        `literal assignment - password - ${PASSWORD}`,
        `literal assignment - Password - ${planted('password:2')}`,
        `literal assignment - clientSecret - ${planted('token:2')}`,
      ],
    );
  });
});
