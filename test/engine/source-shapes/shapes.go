package shapes

import (
	"net/smtp"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/go-ldap/ldap/v3"
	"github.com/google/go-github/v62/github"
	"github.com/sendgrid/sendgrid-go"
	"github.com/slack-go/slack"
	"github.com/stripe/stripe-go/v76/client"
	"google.golang.org/api/option"
)

const secretKey = "«sdk-static-credentials»{{aws-secret-key}}«/»"

func static() {
	credentials.NewStaticCredentialsProvider("«sdk-static-credentials»{{aws-access-key-id}}«/»", secretKey, "")
	azidentity.NewClientSecretCredential("tenant", "client", "«sdk-static-credentials»{{password}}«/»", nil)
	azidentity.NewUsernamePasswordCredential("tenant", "client", "robot", "«sdk-static-credentials»{{password:2}}«/»", nil)
	azblob.NewSharedKeyCredential("shop", "«sdk-static-credentials»{{password:3}}«/»")
	azcore.NewKeyCredential("«sdk-static-credentials»{{token}}«/»")
	option.WithAPIKey("«sdk-static-credentials»{{token:2}}«/»")
	sql.Open("mysql", "app:«sdk-static-credentials»{{url-password}}«/»@tcp(db.internal.net:3306)/app")
	pgx.Connect(ctx, "postgres://app:«sdk-static-credentials»{{url-password:2}}«/»@db.internal.net/app")
	options.Client().ApplyURI("mongodb+srv://app:«sdk-static-credentials»{{url-password:3}}«/»@cluster.internal.net")
	redis.NewClient(&redis.Options{Addr: "cache:6379", Password: "«sdk-static-credentials»{{password:4}}«/»"})
	amqp.Dial("amqp://app:«sdk-static-credentials»{{url-password:4}}«/»@mq.internal.net")
	smtp.PlainAuth("", "app", "«sdk-static-credentials»{{password:5}}«/»", "mail")
	req.SetBasicAuth("app", "«sdk-static-credentials»{{password:7}}«/»")
	req.Header.Set("Authorization", "Bearer «sdk-static-credentials»{{token:3}}«/»")
	req.Header.Set("X-API-Key", "«sdk-static-credentials»{{token:4}}«/»")
	client.New("«sdk-static-credentials»{{token:5}}«/»", nil)
	sendgrid.NewSendClient("«sdk-static-credentials»{{token:6}}«/»")
	slack.New("«sdk-static-credentials»{{token:7}}«/»")
	github.NewClient(nil).WithAuthToken("«sdk-static-credentials»{{token:8}}«/»")
	gitlab.NewClient("«sdk-static-credentials»{{token:9}}«/»")
	openai.NewClient("«sdk-static-credentials»{{token:10}}«/»")
	conn.Bind("cn=app", "«sdk-static-credentials»{{password:8}}«/»")
	signed.SignedString([]byte("«sdk-static-credentials»{{token:11}}«/»"))
}

func environment() {
	credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ID"), «sdk-non-vault-secret-read»os.Getenv("AWS_SECRET")«/», "")
	azidentity.NewClientSecretCredential("tenant", "client", «sdk-client-secret-credential»os.Getenv("CLIENT_SECRET")«/», nil)
	redis.NewClient(&redis.Options{Password: «sdk-non-vault-secret-read»os.Getenv("REDIS_PASSWORD")«/»})
	slack.New(«sdk-non-vault-secret-read»os.Getenv("SLACK_TOKEN")«/»)
}

func vault() {
	out, err := manager.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("app/db")})
	redis.NewClient(&redis.Options{Password: *out.SecretString})
}

func federated() {
	cfg, err := config.LoadDefaultConfig(ctx)
	provider := stscreds.NewAssumeRoleProvider(sts, "arn:aws:iam::111122223333:role/shop")
	own, err := azidentity.NewDefaultAzureCredential(nil)
	managed, err := azidentity.NewManagedIdentityCredential(nil)
	storage, err := storage.NewClient(ctx)
}

func nearMisses(token string) {
	credentials.NewStaticCredentialsProvider("<id>", "<secret>", "")
	redis.NewClient(&redis.Options{Addr: "cache:6379", Password: ""})
	slack.New(token)
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Accept", "application/json")
}
