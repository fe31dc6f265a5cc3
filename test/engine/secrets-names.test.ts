import { strict as assert } from 'node:assert';
import { isSecretName, startsLikeSecret } from '../../server/src/engine/secrets/slots/names';

const SECRET =
  'password DB_PASSWORD dbPassword db-password db.password passwd pwd userPwd passphrase secret token accessToken apikey apiKey api_key access_key ' +
  'AWS_SECRET_ACCESS_KEY aws_access_key_id secret_key SECRET_KEY_BASE secretKey private_key client_secret clientSecret credential credentials auth _auth ' +
  '_authToken smtp_pass DB_PASS GITHUB_PAT encryption_key dbpassword clientsecret master_password admin_password_prod password2 ' +
  'spring.datasource.password --requirepass storepass --token jwt_secret stripeKey account_key primary_access_key';
const NOT_SECRET =
  'password_length passwordLength token_url secret_name secretName secret_arn key_name keyName public_key primary_key foreignKey token_type ' +
  'max_tokens maxTokens prompt_tokens password_policy tokenizer secretKeyRef keyboard author authority authorName password_file token_path ' +
  'secret_id key_id kms_key_id tokenEndpoint is_password showPassword forgot_password nextToken page_token csrf_token cache_key sort_key ' +
  'partition_key key keys monkey passenger compass bypass pass_through secretary tokens_used api_key_name auth_type auth_url auth_method ' +
  'passwordField password_hint token_ttl access_key_rotation publicKeyToken ssh_public_key username name region';

describe('secret names', () => {
  for (const name of SECRET.split(' ')) it(`${name} is one`, () => assert.equal(isSecretName(name), true));
  for (const name of NOT_SECRET.split(' ')) it(`${name} is none`, () => assert.equal(isSecretName(name), false));
});

describe('names that go on behind the secret’s word', () => {
  for (const name of 'apikey_billing password_root token_ci my_password_sec secretX'.split(' '))
    it(`${name} may be one`, () => assert.equal(startsLikeSecret(name), true));
  for (const name of 'password_hash token_url secret_name authenticity_token show_password_now tokens_per_minute secret_access_key_id password'.split(
    ' ',
  ))
    it(`${name} is none`, () => assert.equal(startsLikeSecret(name), false));
});
