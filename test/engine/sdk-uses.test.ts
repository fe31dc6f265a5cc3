/**
 * How programs handle credentials: the fixtures of the five rules half-typed, their fixes held to law 5, constants through
 * imports, and what a script says.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Applied, check } from '../laws/law5';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { planted } from '../support/planted';

const RULES = [
  ...['sdk-key-file-credentials', 'sdk-client-secret-credential', 'sdk-mints-long-lived-key', 'sdk-secret-logged'],
  'sdk-tls-verification-off',
];
const folder = (rule: string) => join('server/src/engine/rules', rule, 'fixtures');
const bad = RULES.flatMap((rule) =>
  readdirSync(folder(rule))
    .filter((name) => name.startsWith('bad-') && statSync(join(folder(rule), name)).isFile())
    .map((name) => ({ rule, name, ...readFixture(readFileSync(join(folder(rule), name), 'utf8')) })),
);

/** One program in each of the other languages, with all that its tables know. */
const OTHERS: Readonly<Record<string, string>> = {
  'a.rb': `require 'net/http'
puts "password #{ENV['DB_PASSWORD']}"
logger.info("token: #{ENV.fetch('API_TOKEN')}")
http = Net::HTTP.new('shop.internal.net', 443)
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
request['Authorization'] = "Bearer #{ENV['API_TOKEN']}"
key = iam.create_access_key(user_name: 'ci')
storage = Google::Cloud::Storage.new(project_id: 'shop', credentials: 'keys/ci.json')
`,
  'a.php': `<?php
error_log('password ' . getenv('DB_PASSWORD'));
error_log("token {$apiToken}");
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
curl_setopt($ch, CURLOPT_USERPWD, 'app:' . getenv('DB_PASSWORD'));
$client = new Client(['verify' => false, 'auth' => ['app', getenv('DB_PASSWORD')]]);
$storage = new StorageClient(['keyFilePath' => 'keys/ci.json']);
$iam->createAccessKey(['UserName' => 'ci']);
`,
  'A.cs': `using Azure.Identity;
class A {
  void M(string password) {
    Console.WriteLine($"password {Environment.GetEnvironmentVariable("DB_PASSWORD")}");
    _logger.LogInformation("login {Password}", password);
    var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true };
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("API_TOKEN"));
    var c = new ClientSecretCredential("t", "c", Environment.GetEnvironmentVariable("AZURE_SECRET"));
    var g = GoogleCredential.FromFile("keys/ci.json");
    var k = await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ci" });
  }
}
`,
  'a.kt': `import com.google.auth.oauth2.GoogleCredentials
fun main(password: String) {
  println("password \${System.getenv("DB_PASSWORD")}")
  logger.info("login with $password")
  val g = GoogleCredentials.fromStream(FileInputStream("keys/ci.json"))
  val client = OkHttpClient.Builder().hostnameVerifier { _, _ -> true }.build()
  val r = Request.Builder().header("Authorization", Credentials.basic("app", System.getenv("PASSWORD"))).build()
  iam.createAccessKey { userName = "ci" }
}
`,
  'a.rs': `use reqwest::Client;
fn main() {
    let token = std::env::var("API_TOKEN").unwrap();
    println!("token {}", token);
    log::info!("token {token}");
    let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build().unwrap();
    client.get("https://shop.internal.net").bearer_auth(token).send();
    let key = iam.create_access_key().user_name("ci").send().await;
    let sa = gcp_auth::CustomServiceAccount::from_file("keys/ci.json").unwrap();
}
`,
};

describe('uses of credentials', () => {
  it('hold while they are typed', async function () {
    this.timeout(120_000);
    for (const { name, rule, text, expected } of bad) {
      for (let cut = 0; cut < text.length; cut += 10) {
        const { findings } = await analyze({ [name]: text.slice(0, cut) });
        assert.ok(findings.every(({ span }) => span.end <= cut));
      }
      const thinned = [...text].filter((_, i) => i % 10 !== 9).join('');
      await analyze({ [name]: thinned });
      // What stands well before a half-typed line is still found.
      const last = expected.filter((one) => one.rule === rule).at(-1)?.start ?? 0;
      const before = expected.filter((one) => one.rule === rule && one.end < last - 200);
      const { findings } = await analyze({ [name]: `${text.slice(0, text.lastIndexOf('\n', last))}\n` });
      const found = new Set(findings.filter((one) => one.rule === rule).map(({ span }) => span.start));
      const kept = before.filter(({ start }) => found.has(start)).length;
      assert.ok(kept >= before.length - 1, `${rule}/${name}: ${kept} of ${before.length}`);
    }
  });

  it('are told in every language', async () => {
    for (const [file, text] of Object.entries(OTHERS)) {
      const { findings } = await analyze({ [file]: text });
      const told = new Set(findings.map(({ rule }) => rule));
      const wanted = RULES.filter((rule) => rule !== 'sdk-client-secret-credential');
      assert.deepEqual(
        wanted.filter((rule) => !told.has(rule)),
        [],
        file,
      );
      for (let cut = 0; cut < text.length; cut += 10) await analyze({ [file]: text.slice(0, cut) });
    }
  });

  it('are gone once their fix is made, and bring no other', async function () {
    this.timeout(120_000);
    const applied: Applied[] = [];
    const problems: string[] = [];
    for (const { rule, name, text } of bad) problems.push(...(await check(`${rule}/${name}`, { [name]: text }, applied, false)));
    assert.deepEqual(problems, []);
    assert.ok(applied.filter(({ id }) => id.includes('edit-source')).length > 20, `${applied.length} fixes`);
  });
});

describe('constants through imports', () => {
  const key = planted('token');
  const use = 'import OpenAI from "openai";\nimport { A } from "./config";\nexport const ai = new OpenAI({ apiKey: A });\n';

  it('name the call that takes them', async () => {
    const { findings } = await analyze({ 'src/config.ts': `export const A = '${key}';\n`, 'src/ai.ts': use });
    const [finding] = findings.filter(({ rule }) => rule === 'sdk-static-credentials');
    assert.equal(finding?.span.file, 'src/config.ts');
    assert.equal(finding?.credential?.slot.owner, 'new OpenAI');
    assert.equal(finding?.related[0]?.span.file, 'src/ai.ts');
    assert.ok(!JSON.stringify(findings).includes(key));
  });

  it('say nothing where two files may be meant, or none holds a literal', async () => {
    const found = async (files: Record<string, string>) =>
      (await analyze(files)).findings.filter(({ rule }) => rule === 'sdk-static-credentials').length;
    assert.equal(await found({ 'src/config.ts': 'export const A = process.env.A;\n', 'src/ai.ts': use }), 0);
    assert.equal(await found({ 'other/config.ts': `export const A = '${key}';\n`, 'src/ai.ts': use }), 0);
    assert.equal(await found({ 'src/config.ts': `export const B = '${key}';\n`, 'src/ai.ts': use }), 0);
    const django = 'import stripe\nfrom django.conf import settings\nclient = stripe.StripeClient(settings.A)\n';
    assert.equal(await found({ 'a/settings.py': `A = '${key}'\n`, 'shop/pay.py': django }), 1);
    assert.equal(await found({ 'a/settings.py': `A = '${key}'\n`, 'b/settings.py': `A = '${key}'\n`, 'shop/pay.py': django }), 0);
  });
});
