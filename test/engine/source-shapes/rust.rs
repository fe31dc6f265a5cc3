use aws_credential_types::Credentials;
use aws_sdk_s3::Client as S3;
use azure_identity::ClientSecretCredential;
use azure_storage::StorageCredentials;
use jsonwebtoken::{EncodingKey, DecodingKey};
use lapin::Connection;
use mongodb::options::ClientOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

// static: a value that is written out
const AWS_SECRET: &str = "«sdk-static-credentials»{{aws-secret-key:1}}«/»";
static DATABASE: &'static str = "postgres://app:«sdk-static-credentials»{{url-password:1}}«/»@db.internal.net/shop";

async fn written_out() -> Result<()> {
    let a = Credentials::new("«sdk-static-credentials»{{aws-access-key-id:1}}«/»", AWS_SECRET, None, None, "static");
    let b = aws_credential_types::Credentials::from_keys(id, "«sdk-static-credentials fix»{{aws-secret-key:2}}«/»", None);
    let c = rusoto_credential::StaticProvider::new_minimal(id, "«sdk-static-credentials fix»{{aws-secret-key:3}}«/»".to_string());
    let d = AmazonS3Builder::new().with_access_key_id(id).with_secret_access_key("«sdk-static-credentials fix»{{aws-secret-key:4}}«/»").build()?;
    let e = ClientSecretCredential::new(tenant, client.into(), "«sdk-static-credentials fix»{{token:1}}«/»".into(), None)?;
    let f = StorageCredentials::access_key("shop", "«sdk-static-credentials fix»{{letters40:1}}«/»");
    let g = StorageCredentials::access_key(account, Secret::new("«sdk-static-credentials fix»{{letters40:2}}«/»".to_owned()));
    let h = AuthorizationToken::primary_key_from_base64("«sdk-static-credentials fix»{{letters40:3}}«/»")?;
    let i = PgPoolOptions::new().max_connections(5).connect(DATABASE).await?;
    let j = sqlx::PgPool::connect("postgres://app:«sdk-static-credentials fix»{{url-password:2}}«/»@db.internal.net/shop").await?;
    let k = PgConnectOptions::new().host("db").username("app").password("«sdk-static-credentials fix»{{password:1}}«/»");
    let l = tokio_postgres::connect("host=db user=app password=«sdk-static-credentials»{{password:2}}«/»", NoTls).await?;
    let m = PgConnection::establish("postgres://app:«sdk-static-credentials fix»{{url-password:3}}«/»@db.internal.net/shop")?;
    let n = Database::connect("mysql://app:«sdk-static-credentials fix»{{url-password:4}}«/»@db.internal.net/shop").await?;
    let o = ClientOptions::parse("mongodb://app:«sdk-static-credentials fix»{{url-password:5}}«/»@db.internal.net/shop").await?;
    let p = redis::Client::open("redis://:«sdk-static-credentials fix»{{url-password:6}}«/»@cache.internal.net:6379")?;
    let q = AuthMethod::sql_server("sa", "«sdk-static-credentials fix»{{password:3}}«/»");
    let r = Connection::connect("amqp://app:«sdk-static-credentials fix»{{url-password:7}}«/»@mq.internal.net", props).await?;
    let s = OpenConnectionArguments::new("mq", 5672, "app", "«sdk-static-credentials fix»{{password:4}}«/»");
    config.set("sasl.username", "app").set("sasl.password", "«sdk-static-credentials fix»{{password:5}}«/»");
    ldap.simple_bind("cn=app", "«sdk-static-credentials fix»{{password:6}}«/»").await?;
    session.userauth_password("app", "«sdk-static-credentials fix»{{password:7}}«/»")?;
    http.get(url).basic_auth("app", Some("«sdk-static-credentials fix»{{password:8}}«/»")).send().await?;
    http.get(url).bearer_auth("«sdk-static-credentials fix»{{token:2}}«/»").send().await?;
    http.get(url).header("Authorization", "Bearer «sdk-static-credentials fix»{{token:3}}«/»").send().await?;
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer «sdk-static-credentials fix»{{token:4}}«/»"));
    let t = stripe::Client::new("«sdk-static-credentials fix»{{stripe-live:1}}«/»");
    let u = octocrab::Octocrab::builder().personal_token("«sdk-static-credentials fix»{{github-pat:1}}«/»".to_string()).build()?;
    let v = async_openai::config::OpenAIConfig::new().with_api_key("«sdk-static-credentials fix»{{token:5}}«/»");
    let w = twilio::Client::new(sid, "«sdk-static-credentials fix»{{hex32:1}}«/»");
    let x = teloxide::Bot::new("«sdk-static-credentials fix»{{token:6}}«/»");
    let y = EncodingKey::from_secret(b"«sdk-static-credentials fix»{{token:7}}«/»");
    let z = DecodingKey::from_secret("«sdk-static-credentials fix»{{token:8}}«/»".as_ref());
    let raw = EncodingKey::from_secret(r#"«sdk-static-credentials»{{token:9}}«/»"#.as_bytes());
    let filled = sqlx::PgPool::connect(&format!("postgres://app:«sdk-static-credentials»{{url-password:8}}«/»@{}/shop", host)).await?;
    let joined = redis::Client::open(concat!("redis://:", "«sdk-static-credentials»{{url-password:9}}«/»", "@cache.internal.net"))?;
    let fallback = twilio::Client::new(sid, «sdk-non-vault-secret-read»env::var("TWILIO_TOKEN")«/».unwrap_or("«sdk-static-credentials»{{hex32:2}}«/»".into()));
    let closure = teloxide::Bot::new(«sdk-non-vault-secret-read»std::env::var("BOT_TOKEN")«/».unwrap_or_else(|_| "«sdk-static-credentials»{{token:10}}«/»".to_string()));
    Ok(())
}

struct Mailer {
    password: String,
}

impl Mailer {
    const PASSWORD: &'static str = "«sdk-static-credentials»{{password:9}}«/»";

    fn transport(&self) -> SmtpTransport {
        let credentials = lettre::transport::smtp::authentication::Credentials::new("app".to_string(), Self::PASSWORD.to_string());
        SmtpTransport::relay("smtp").unwrap().credentials(credentials).build()
    }
}

// environment: low, where a vault or the default chain is at hand
async fn from_environment() -> Result<()> {
    let a = Credentials::new(env::var("AWS_ID")?, «sdk-non-vault-secret-read»env::var("AWS_SECRET")«/»?, None, None, "env");
    let b = StorageCredentials::access_key(account, «sdk-non-vault-secret-read»std::env::var("STORAGE_KEY")«/».expect("STORAGE_KEY"));
    let password = «sdk-non-vault-secret-read»env::var("DB_PASSWORD")«/».unwrap();
    let c = PgConnectOptions::new().host("db").password(&password);
    let d = EncodingKey::from_secret(«sdk-non-vault-secret-read»env!("JWT_SECRET")«/».as_bytes());
    Ok(())
}

// vault: read where it is used
async fn from_vault() -> Result<()> {
    let secrets = aws_sdk_secretsmanager::Client::new(&aws);
    let read = secrets.get_secret_value().secret_id("shop/db").send().await?;
    let a = PgConnectOptions::new().host("db").password(read.secret_string().unwrap());
    let stored: Login = vaultrs::kv2::read(&vault, "secret", "db").await?;
    let b = PgConnectOptions::new().host("db").password(&stored.password);
    Ok(())
}

// federated: no credential is handed over
async fn federated() -> Result<()> {
    let aws = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let s3 = S3::new(&aws);
    let azure = ManagedIdentityCredential::new(None)?;
    let developer = DeveloperToolsCredential::new(None)?;
    let http = reqwest::Client::new();
    let pool = PgPoolOptions::new().connect("postgres://app@db.internal.net/shop?sslmode=verify-full").await?;
    Ok(())
}

// near misses
async fn near_misses() -> Result<()> {
    let a = PgConnectOptions::new().host("db").password("");
    let b = PgPoolOptions::new().connect(&config.database_url).await?;
    let c = Credentials::new(id, secret, None, None, "static");
    let d = stripe::Client::new("YOUR_API_KEY");
    let e = EncodingKey::from_secret(&config.secret);
    http.get(url).bearer_auth(&token).send().await?;
    http.get(url).header("Accept", "application/json").send().await?;
    let f = redis::Client::open("redis://127.0.0.1/")?;
    let g = EncodingKey::from_rsa_pem(include_bytes!("key.pem"))?;
    let h = format!("Bearer {}", token);
    Ok(())
}
