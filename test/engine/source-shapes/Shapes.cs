using System;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage;
using Azure.Storage.Blobs;
using Confluent.Kafka;
using Google.Apis.Services;
using MailKit.Net.Smtp;
using MassTransit;
using Microsoft.Azure.Cosmos;
using Microsoft.Data.SqlClient;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.Tokens;
using MongoDB.Driver;
using Npgsql;
using Octokit;
using OpenAI;
using RabbitMQ.Client;
using StackExchange.Redis;
using Stripe;

namespace Shop;

public class Clouds
{
    private const string KeyId = "AKID";
    private static readonly string Secret = "«sdk-static-credentials»{{password:2}}«/»";
    private readonly string account = "shop";

    public void Static(SecretClient vault)
    {
        var pair = new BasicAWSCredentials("«sdk-static-credentials»{{aws-access-key-id}}«/»", "«sdk-static-credentials»{{aws-secret-key}}«/»");
        BasicAWSCredentials typed = new("AKID", secretKey: "«sdk-static-credentials»{{aws-secret-key:2}}«/»");
        var session = new SessionAWSCredentials("AKID", "«sdk-static-credentials»{{aws-secret-key:3}}«/»", Token());
        var client = new AmazonS3Client("AKID", "«sdk-static-credentials»{{aws-secret-key:4}}«/»", RegionEndpoint.EUWest1);
        var login = new ClientSecretCredential("tenant", "client", Secret);
        var user = new UsernamePasswordCredential("svc", "«sdk-static-credentials»{{password:3}}«/»", "tenant", "client");
        var confidential = ConfidentialClientApplicationBuilder.Create("client").WithClientSecret("«sdk-static-credentials»{{password:4}}«/»").Build();
        var storage = new StorageSharedKeyCredential(account, "«sdk-static-credentials»{{password:5}}«/»");
        var table = new TableSharedKeyCredential(accountName: account, accountKey: "«sdk-static-credentials»{{password:6}}«/»");
        var key = new AzureKeyCredential("«sdk-static-credentials»{{password:7}}«/»");
        var sas = new AzureSasCredential("«sdk-static-credentials»{{token:1}}«/»");
        var cosmos = new CosmosClient("https://shop.documents.azure.com", "«sdk-static-credentials»{{password:8}}«/»");
        var bus = new ServiceBusClient("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«sdk-static-credentials»{{aws-secret-key:5}}«/»");
        var blobs = new BlobServiceClient($"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=«sdk-static-credentials»{{aws-secret-key:6}}«/»;EndpointSuffix=core.windows.net");
        var google = new BaseClientService.Initializer { ApplicationName = "shop", ApiKey = "«sdk-static-credentials»{{token:2}}«/»" };
    }

    public void Environment_(SecretClient vault)
    {
        var pair = new BasicAWSCredentials(Environment.GetEnvironmentVariable("AWS_ID"), «sdk-non-vault-secret-read»Environment.GetEnvironmentVariable("AWS_SECRET")«/»);
        var login = new ClientSecretCredential("tenant", "client", «sdk-client-secret-credential»Environment.GetEnvironmentVariable("CLIENT_SECRET") ?? throw new InvalidOperationException()«/»);
    }

    public async Task Vault(SecretClient vault)
    {
        KeyVaultSecret secret = await vault.GetSecretAsync("storage-key");
        var storage = new StorageSharedKeyCredential(account, secret.Value);
        var login = new ClientSecretCredential("tenant", "client", «sdk-client-secret-credential»(await vault.GetSecretAsync("client")).Value.Value«/»);
    }

    public void Federated()
    {
        var s3 = new AmazonS3Client(RegionEndpoint.EUWest1);
        var role = new AssumeRoleAWSCredentials(FallbackCredentialsFactory.GetCredentials(), "arn:aws:iam::123456789012:role/shop", "shop");
        var own = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "6f1f6b1a-6d8e-4d47-9a52-5a0b3b6f0c11" });
        var managed = new ManagedIdentityCredential();
        var bus = new ServiceBusClient("shop.servicebus.windows.net", own);
        var blobs = new BlobServiceClient(new Uri("https://shop.blob.core.windows.net"), managed);
        var google = GoogleCredential.GetApplicationDefault();
    }
}

public class Stores
{
    private const string Password = "«sdk-static-credentials»{{password:10}}«/»";

    public void Static(IServiceCollection services, IBusRegistrationConfigurator configurator)
    {
        var sql = new SqlConnection("Server=db;Database=shop;User Id=app;Password=«sdk-static-credentials»{{password:11}}«/»;");
        var built = new NpgsqlConnectionStringBuilder { Host = "db", Password = "«sdk-static-credentials»{{password:12}}«/»" };
        var later = new SqlConnectionStringBuilder();
        later.Password = "«sdk-static-credentials»{{password:13}}«/»";
        services.AddDbContext<Shop>(o => o.UseNpgsql($"Host=db;Username=app;Password=«sdk-static-credentials»{{password:14}}«/»"));
        var redis = ConnectionMultiplexer.Connect("cache:6380,ssl=true,password=«sdk-static-credentials»{{password:15}}«/»");
        var options = new ConfigurationOptions { EndPoints = { "cache:6380" }, Password = Password };
        var mongo = new MongoClient("mongodb+srv://app:«sdk-static-credentials»{{url-password}}«/»@db.shop.io/shop");
        var credential = MongoCredential.CreateCredential("shop", "app", "«sdk-static-credentials»{{password:16}}«/»");
        var rabbit = new ConnectionFactory { HostName = "mq", UserName = "shop", Password = "«sdk-static-credentials»{{password:17}}«/»" };
        var other = new ConnectionFactory() { Uri = new Uri("amqp://shop:«sdk-static-credentials»{{url-password:2}}«/»@mq:5672/") };
        var producer = new ProducerConfig { SaslUsername = "shop", SaslPassword = "«sdk-static-credentials»{{password:18}}«/»" };
        var consumer = new ConsumerConfig(new Dictionary<string, string> { ["sasl.password"] = "«sdk-static-credentials»{{password:19}}«/»" });
        configurator.UsingRabbitMq((context, cfg) => cfg.Host("mq", h => { h.Username("shop"); h.Password("«sdk-static-credentials»{{password:20}}«/»"); }));
    }

    public void Environment_()
    {
        var rabbit = new ConnectionFactory { Password = «sdk-non-vault-secret-read»Environment.GetEnvironmentVariable("MQ_PASSWORD")«/» };
        var redis = new ConfigurationOptions { Password = configuration["Redis:Password"] };
    }

    public void Federated()
    {
        var sql = new SqlConnection("Server=db;Database=shop;Authentication=Active Directory Managed Identity;");
        var integrated = new SqlConnection("Server=db;Database=shop;Integrated Security=true;");
        var kafka = new ProducerConfig { SaslMechanism = SaslMechanism.OAuthBearer };
        var mongo = new MongoClient("mongodb+srv://db.shop.io/shop?authMechanism=MONGODB-AWS");
    }
}

public class Services
{
    public async Task Static(HttpClient http, SmtpClient smtp)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "«sdk-static-credentials»{{token:3}}«/»");
        http.DefaultRequestHeaders.Add("X-Api-Key", "«sdk-static-credentials»{{token:4}}«/»");
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("«sdk-static-credentials»deploy:{{letters22}}«/»")));
        var network = new NetworkCredential("svc", "«sdk-static-credentials»{{password:21}}«/»");
        await smtp.AuthenticateAsync("mailer", "«sdk-static-credentials»{{password:22}}«/»");
        StripeConfiguration.ApiKey = "«sdk-static-credentials»{{stripe-live}}«/»";
        TwilioClient.Init("AC00000000000000000000000000000000", "«sdk-static-credentials»{{hex32}}«/»");
        var mail = new SendGridClient("«sdk-static-credentials»{{token:5}}«/»");
        var ai = new OpenAIClient("«sdk-static-credentials»{{token:6}}«/»");
        var github = new GitHubClient(new ProductHeaderValue("shop")) { Credentials = new Credentials("«sdk-static-credentials»{{github-pat}}«/»") };
        var signing = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("«sdk-static-credentials»{{letters40}}«/»"));
        var certificate = new X509Certificate2("shop.pfx", "«sdk-static-credentials»{{password:23}}«/»");
    }

    public void NearMisses(HttpClient http, IConfiguration configuration, string token)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        var network = CredentialCache.DefaultNetworkCredentials;
        var signing = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Jwt:Key"]));
        var named = new Uri("https://shop.io/password");
        var factory = new ConnectionFactory { HostName = "mq" };
        var dictionary = new Dictionary<string, string> { ["mode"] = "password" };
        var window = new Size("tenant", "client", "not a secret at all");
        var options = new LoginOptions { Password = PasswordBox.Password };
    }
}
