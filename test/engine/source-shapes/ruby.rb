require 'aws-sdk-s3'
require 'aws-sdk-secretsmanager'
require 'google/cloud/storage'
require 'faraday'
require 'net/smtp'
require 'net/ldap'

# static: a value that is written out
SECRET = '«sdk-static-credentials fix»{{aws-secret-key:1}}«/»'.freeze
creds = Aws::Credentials.new('«sdk-static-credentials»{{aws-access-key-id:1}}«/»', SECRET)
Aws.config.update(region: 'eu-west-1', credentials: ::Aws::Credentials.new(key_id, '«sdk-static-credentials fix»{{aws-secret-key:2}}«/»'))
s3 = Aws::S3::Client.new(
  access_key_id: '«sdk-static-credentials fix»{{aws-access-key-id:2}}«/»',
  secret_access_key: '«sdk-static-credentials fix»{{aws-secret-key:3}}«/»',
)
dynamo = Aws::DynamoDB::Client.new(:access_key_id => id, :secret_access_key => "«sdk-static-credentials fix»{{aws-secret-key:4}}«/»")
fog = Fog::Storage.new(provider: 'AWS', aws_secret_access_key: '«sdk-static-credentials fix»{{aws-secret-key:5}}«/»')
config.fog_credentials = { provider: 'AWS', aws_secret_access_key: '«sdk-static-credentials fix»{{aws-secret-key:6}}«/»' }
blobs = Azure::Storage::Blob::BlobService.create(storage_account_name: 'shop', storage_access_key: '«sdk-static-credentials fix»{{token:1}}«/»')
azure = MsRestAzure::ApplicationTokenProvider.new(tenant, client, '«sdk-static-credentials fix»{{token:2}}«/»')
pg = PG.connect(host: 'db', user: 'app', password: '«sdk-static-credentials fix»{{password:1}}«/»')
pg2 = PG::Connection.new('db', 5432, nil, nil, 'shop', 'app', '«sdk-static-credentials fix»{{password:2}}«/»')
pg3 = PG.connect 'postgres://app:«sdk-static-credentials fix»{{url-password:1}}«/»@db.internal.net/shop'
my = Mysql2::Client.new(host: 'db', username: 'app', password: '«sdk-static-credentials fix»{{password:3}}«/»')
seq = Sequel.connect('postgres://app:«sdk-static-credentials fix»{{url-password:2}}«/»@db.internal.net/shop')
tds = TinyTds::Client.new(username: 'sa', password: '«sdk-static-credentials fix»{{password:4}}«/»')
ActiveRecord::Base.establish_connection(adapter: 'postgresql', password: '«sdk-static-credentials fix»{{password:5}}«/»')
mongo = Mongo::Client.new(['db:27017'], user: 'app', password: '«sdk-static-credentials fix»{{password:6}}«/»')
redis = Redis.new(url: 'redis://:«sdk-static-credentials fix»{{url-password:3}}«/»@cache.internal.net:6379')
redis2 = Redis.new(host: 'cache', password: '«sdk-static-credentials fix»{{password:7}}«/»')
Sidekiq.configure_server { |c| c.redis = { url: 'redis://:«sdk-static-credentials fix»{{url-password:4}}«/»@cache.internal.net:6379' } }
search = Elasticsearch::Client.new(user: 'elastic', password: '«sdk-static-credentials fix»{{password:8}}«/»')
ldap = Net::LDAP.new(host: 'ldap', auth: { method: :simple, username: 'cn=app', password: '«sdk-static-credentials fix»{{password:9}}«/»' })
bunny = Bunny.new('amqp://app:«sdk-static-credentials fix»{{url-password:5}}«/»@mq.internal.net')
bunny2 = Bunny.new(host: 'mq', user: 'app', pass: '«sdk-static-credentials fix»{{password:10}}«/»')
kafka = Kafka.new(['mq:9092'], sasl_plain_username: 'app', sasl_plain_password: '«sdk-static-credentials fix»{{password:11}}«/»')
rdkafka = Rdkafka::Config.new('sasl.username' => 'app', 'sasl.password' => '«sdk-static-credentials fix»{{password:12}}«/»')
request.basic_auth 'app', '«sdk-static-credentials fix»{{password:13}}«/»'
request['Authorization'] = 'Bearer «sdk-static-credentials fix»{{token:3}}«/»'
conn = Faraday.new(url: 'https://api.example.net', headers: { 'X-Api-Key' => '«sdk-static-credentials fix»{{token:4}}«/»' })
conn.request :authorization, :basic, 'app', '«sdk-static-credentials fix»{{password:14}}«/»'
HTTParty.get(url, basic_auth: { username: 'app', password: '«sdk-static-credentials fix»{{password:15}}«/»' })
RestClient::Request.execute(method: :get, url: url, user: 'app', password: '«sdk-static-credentials fix»{{password:16}}«/»')
ActionMailer::Base.smtp_settings = { address: 'smtp', user_name: 'app', password: '«sdk-static-credentials fix»{{password:17}}«/»' }
Mail.defaults { delivery_method :smtp, address: 'smtp', user_name: 'app', password: '«sdk-static-credentials fix»{{password:18}}«/»' }
Net::SMTP.start('smtp', 587, 'localhost', 'app', '«sdk-static-credentials fix»{{password:19}}«/»', :login)
Stripe.api_key = '«sdk-static-credentials fix»{{stripe-live:1}}«/»'
stripe = Stripe::StripeClient.new('«sdk-static-credentials fix»{{stripe-live:2}}«/»')
twilio = Twilio::REST::Client.new(sid, '«sdk-static-credentials fix»{{hex32:1}}«/»')
sendgrid = SendGrid::API.new(api_key: '«sdk-static-credentials fix»{{token:5}}«/»')
slack = Slack::Web::Client.new(token: '«sdk-static-credentials fix»{{slack-bot:1}}«/»')
octokit = Octokit::Client.new(access_token: '«sdk-static-credentials fix»{{github-pat:1}}«/»')
gitlab = Gitlab.client(endpoint: url, private_token: '«sdk-static-credentials fix»{{token:6}}«/»')
openai = OpenAI::Client.new(access_token: '«sdk-static-credentials fix»{{token:7}}«/»')
anthropic = Anthropic::Client.new(api_key: '«sdk-static-credentials fix»{{token:8}}«/»')
OpenAI.configure { |c| c.access_token = '«sdk-static-credentials fix»{{token:9}}«/»' }
jwt = JWT.encode(payload, '«sdk-static-credentials fix»{{token:10}}«/»', 'HS256')
JWT.decode token, "«sdk-static-credentials fix»{{token:11}}«/»", true
Devise.setup { |devise| devise.secret_key = '«sdk-static-credentials fix»{{hex40:1}}«/»' }
OmniAuth.configure { provider :github, ENV['GITHUB_ID'], '«sdk-static-credentials fix»{{hex40:2}}«/»' }
signature = OpenSSL::HMAC.hexdigest('SHA256', '«sdk-static-credentials fix»{{token:12}}«/»', body)
fallback = Slack::Web::Client.new(token: «sdk-non-vault-secret-read»ENV.fetch('SLACK_TOKEN', '«sdk-static-credentials»{{slack-bot:2}}«/»')«/»)
joined = Sequel.connect('postgres://app:' + '«sdk-static-credentials»{{url-password:6}}«/»' + '@db.internal.net/shop')
filled = Sequel.connect("postgres://app:«sdk-static-credentials»{{url-password:7}}«/»@#{host}/shop")

# what a constructor is given is known where it is used
class Mailer
  def initialize
    @password = '«sdk-static-credentials fix»{{password:20}}«/»'
  end

  def redis
    Redis.new(host: 'cache', password: @password)
  end
end

# environment: low, where a vault or the default chain is at hand
s3 = Aws::S3::Client.new(access_key_id: ENV['AWS_ACCESS_KEY_ID'], secret_access_key: «sdk-non-vault-secret-read»ENV['AWS_SECRET_ACCESS_KEY']«/»)
key = «sdk-non-vault-secret-read»ENV.fetch('AWS_SECRET')«/»
creds = Aws::Credentials.new(ENV['AWS_ID'], key)
pg = PG.connect(host: 'db', password: «sdk-non-vault-secret-read»ENV['PG_PASSWORD']«/»)
Stripe.api_key = «sdk-non-vault-secret-read»ENV['STRIPE_KEY']«/»
jwt = JWT.encode(payload, «sdk-non-vault-secret-read»ENV.fetch('JWT_SECRET')«/», 'HS256')

# vault: read where it is used
secrets = Aws::SecretsManager::Client.new
db_password = secrets.get_secret_value(secret_id: 'shop/db').secret_string
pg = PG.connect(host: 'db', user: 'app', password: db_password)
my = Mysql2::Client.new(host: 'db', password: Vault.logical.read('secret/db').data[:password])

# federated: no credential is handed over
s3 = Aws::S3::Client.new(region: 'eu-west-1')
role = Aws::AssumeRoleCredentials.new(client: Aws::STS::Client.new, role_arn: role_arn, role_session_name: 'shop')
web = Aws::AssumeRoleWebIdentityCredentials.new(role_arn: role_arn, web_identity_token_file: '/var/run/secrets/token')
storage = Google::Cloud::Storage.new(project_id: 'shop')
pg = PG.connect(host: 'db', user: 'app', sslcert: 'client.crt', sslkey: 'client.key')

# near misses
Stripe.api_key = Rails.application.credentials.stripe_key
Stripe.api_key = 'YOUR_STRIPE_KEY'
pg = PG.connect(host: 'db', user: 'app', password: '')
pg = PG.connect(host: 'db', password: config[:password])
redis = Redis.new(url: 'redis://cache.internal.net:6379/1')
request.basic_auth user, password
conn.request :authorization, 'Bearer', -> { token }
JWT.decode(token, nil, false)
JWT.encode(payload, private_key, 'RS256')
field = form.text_field :password, placeholder: 'Password'
Credentials.new('alice', 'reads')
