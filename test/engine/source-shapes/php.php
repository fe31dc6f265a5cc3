<?php

use Aws\Credentials\Credentials;
use Aws\S3\S3Client;
use Firebase\JWT\JWT;
use GuzzleHttp\Client;
use PHPMailer\PHPMailer\PHPMailer;

// static: a value that is written out
const AWS_SECRET = '«sdk-static-credentials»{{aws-secret-key:1}}«/»';
$s3 = new S3Client([
    'region' => 'eu-west-1',
    'credentials' => ['key' => '«sdk-static-credentials fix»{{aws-access-key-id:1}}«/»', 'secret' => AWS_SECRET],
]);
$old = S3Client::factory(array('key' => $id, 'secret' => '«sdk-static-credentials»{{aws-secret-key:2}}«/»'));
$credentials = new Credentials('«sdk-static-credentials»{{aws-access-key-id:2}}«/»', "«sdk-static-credentials»{{aws-secret-key:3}}«/»");
$full = new \Aws\Credentials\Credentials($id, '«sdk-static-credentials»{{aws-secret-key:4}}«/»');
$blobs = BlobRestProxy::createBlobService('DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=«sdk-static-credentials»{{letters40:1}}«/»');
$azure = new ClientCredentialContext($tenant, $client, '«sdk-static-credentials fix»{{token:1}}«/»');
$google->setDeveloperKey('«sdk-static-credentials fix»{{token:2}}«/»');
$pdo = new PDO('mysql:host=db;dbname=shop', 'app', '«sdk-static-credentials fix»{{password:1}}«/»');
$pdo = new \PDO("mysql:host=$host", $user, '«sdk-static-credentials fix»{{password:2}}«/»', [PDO::ATTR_ERRMODE => 1]);
$db = mysqli_connect('db', 'app', '«sdk-static-credentials fix»{{password:3}}«/»', 'shop');
$db = new mysqli($host, 'app', "«sdk-static-credentials fix»{{password:4}}«/»");
$db = pg_connect("host=db dbname=shop user=app password=«sdk-static-credentials»{{password:5}}«/»");
$db = oci_connect('app', '«sdk-static-credentials fix»{{password:6}}«/»', '//db/shop');
$db = sqlsrv_connect('db', ['Database' => 'shop', 'UID' => 'app', 'PWD' => '«sdk-static-credentials fix»{{password:7}}«/»']);
$db = DriverManager::getConnection(['driver' => 'pdo_pgsql', 'user' => 'app', 'password' => '«sdk-static-credentials fix»{{password:8}}«/»']);
$capsule->addConnection(['driver' => 'mysql', 'username' => 'app', 'password' => '«sdk-static-credentials fix»{{password:9}}«/»']);
$mongo = new MongoDB\Client('mongodb://app:«sdk-static-credentials fix»{{url-password:1}}«/»@db.internal.net/shop');
$redis->auth('«sdk-static-credentials fix»{{password:10}}«/»');
$redis->auth(['app', '«sdk-static-credentials fix»{{password:11}}«/»']);
$predis = new Predis\Client(['host' => 'cache', 'password' => '«sdk-static-credentials fix»{{password:12}}«/»']);
$amqp = new AMQPStreamConnection('mq', 5672, 'app', '«sdk-static-credentials fix»{{password:13}}«/»');
$kafka->set('sasl.password', '«sdk-static-credentials fix»{{password:14}}«/»');
ldap_bind($ldap, 'cn=app', '«sdk-static-credentials fix»{{password:15}}«/»');
ftp_login($ftp, 'app', '«sdk-static-credentials fix»{{password:16}}«/»');
ssh2_auth_password($ssh, 'app', '«sdk-static-credentials fix»{{password:17}}«/»');
$http = new Client(['base_uri' => $url, 'auth' => ['app', '«sdk-static-credentials fix»{{password:18}}«/»']]);
$http->get('/orders', ['headers' => ['Authorization' => 'Bearer «sdk-static-credentials fix»{{token:3}}«/»']]);
Http::withToken('«sdk-static-credentials fix»{{token:4}}«/»')->get($url);
Http::withBasicAuth('app', '«sdk-static-credentials fix»{{password:19}}«/»')->get($url);
HttpClient::create(['auth_bearer' => '«sdk-static-credentials fix»{{token:5}}«/»']);
curl_setopt($curl, CURLOPT_USERPWD, 'app:«sdk-static-credentials»{{password:20}}«/»');
curl_setopt($curl, CURLOPT_XOAUTH2_BEARER, '«sdk-static-credentials fix»{{token:6}}«/»');
$mail = new PHPMailer(true);
$mail->Password = '«sdk-static-credentials fix»{{password:21}}«/»';
$transport = (new Swift_SmtpTransport('smtp', 25))->setUsername('app')->setPassword('«sdk-static-credentials fix»{{password:22}}«/»');
$transport = Transport::fromDsn('smtp://app:«sdk-static-credentials fix»{{url-password:2}}«/»@smtp.internal.net:587');
\Stripe\Stripe::setApiKey('«sdk-static-credentials fix»{{stripe-live:1}}«/»');
$stripe = new \Stripe\StripeClient('«sdk-static-credentials fix»{{stripe-live:2}}«/»');
$stripe = new \Stripe\StripeClient(['api_key' => '«sdk-static-credentials fix»{{stripe-live:3}}«/»']);
$twilio = new Twilio\Rest\Client($sid, '«sdk-static-credentials fix»{{hex32:1}}«/»');
$sendgrid = new \SendGrid('«sdk-static-credentials fix»{{token:7}}«/»');
$openai = OpenAI::client('«sdk-static-credentials fix»{{token:8}}«/»');
$openai = OpenAI::factory()->withApiKey('«sdk-static-credentials fix»{{token:9}}«/»')->make();
$mailgun = Mailgun::create('«sdk-static-credentials fix»{{token:10}}«/»');
$pusher = new Pusher\Pusher($key, '«sdk-static-credentials fix»{{token:11}}«/»', $app);
$mollie->setApiKey('«sdk-static-credentials fix»{{token:12}}«/»');
$jwt = JWT::encode($payload, '«sdk-static-credentials fix»{{token:13}}«/»', 'HS256');
$claims = JWT::decode($jwt, new Key("«sdk-static-credentials fix»{{token:14}}«/»", 'HS256'));
$signature = hash_hmac('sha256', $body, '«sdk-static-credentials fix»{{token:15}}«/»');
$joined = new MongoDB\Client('mongodb://app:' . '«sdk-static-credentials»{{url-password:3}}«/»' . '@db.internal.net/shop');
$filled = new MongoDB\Client("mongodb://app:«sdk-static-credentials»{{url-password:4}}«/»@{$host}/shop");
$default = new \SendGrid(«sdk-non-vault-secret-read»getenv('SENDGRID_API_KEY')«/» ?: '«sdk-static-credentials»{{token:16}}«/»');

class Orders
{
    private const PASSWORD = '«sdk-static-credentials»{{password:23}}«/»';
    private string $secret = '«sdk-static-credentials»{{aws-secret-key:5}}«/»';

    public function connect(): void
    {
        $this->pdo = new PDO($this->dsn, 'app', self::PASSWORD);
        $this->s3 = new S3Client(['credentials' => ['key' => $this->id, 'secret' => $this->secret]]);
    }
}

// environment: low, where a vault or the default chain is at hand
$s3 = new S3Client(['credentials' => ['key' => env('AWS_KEY'), 'secret' => «sdk-non-vault-secret-read»env('AWS_SECRET')«/»]]);
$s3 = new S3Client(['credentials' => ['key' => getenv('AWS_KEY'), 'secret' => «sdk-non-vault-secret-read»getenv('AWS_SECRET')«/»]]);
$pdo = new PDO($dsn, 'app', «sdk-non-vault-secret-read»$_ENV['DB_PASSWORD']«/»);
$jwtKey = «sdk-non-vault-secret-read»$_SERVER['JWT_SECRET']«/»;
$jwt = JWT::encode($payload, $jwtKey, 'HS256');

// vault: read where it is used
$secrets = new Aws\SecretsManager\SecretsManagerClient(['region' => 'eu-west-1']);
$read = $secrets->getSecretValue(['SecretId' => 'shop/db']);
$pdo = new PDO($dsn, 'app', $read['SecretString']);

// federated: no credential is handed over
$s3 = new S3Client(['region' => 'eu-west-1', 'version' => 'latest']);
$s3 = new S3Client(['region' => 'eu-west-1', 'credentials' => CredentialProvider::defaultProvider()]);
$google->useApplicationDefaultCredentials();
$pdo = new PDO('sqlsrv:Server=db;Authentication=ActiveDirectoryMsi');

// near misses
$pdo = new PDO('sqlite::memory:');
$pdo = new PDO($dsn, $user, '');
$pdo = new PDO($dsn, $user, $password);
$pdo = new PDO($dsn, $config['user'], $config['password']);
$sendgrid = new \SendGrid('YOUR_API_KEY');
$redis->auth($config->password);
curl_setopt($curl, CURLOPT_USERPWD, $user . ':' . $password);
curl_setopt($curl, CURLOPT_URL, 'https://api.example.net/app');
$request->get('password', ['auth' => true]);
$http = new Client(['auth' => [$user, $password]]);
$claims = JWT::decode($jwt, $publicKey);
$form->setPassword('required');
