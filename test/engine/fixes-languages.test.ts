/** C#, Ruby, PHP, Rust and Kotlin: places where an expression may stand, and near misses where none may. */
import { strict as assert } from 'node:assert';
import type { Host } from '../../server/src/engine/facts/model';
import { prepareGrammar } from '../../server/src/engine/syntax/source/grammar';
import { loadGrammar } from '../support/grammars';
import { applied, fixesOf } from './fixes-support';

const HOSTS = { cs: 'csharp', rb: 'ruby', php: 'php', rs: 'rust', kt: 'kotlin', kts: 'kotlin' } as const;

type Extension = keyof typeof HOSTS;

const made = (extension: Extension, text: string, others: Readonly<Record<string, string>> = {}) =>
  fixesOf({ host: HOSTS[extension] as Host, file: `a.${extension}`, text, slot: 'assignment', name: 'db_password', others });

/** The line that holds the literal, with the environment in its place. */
function fixed(extension: Extension, text: string, others?: Readonly<Record<string, string>>): string {
  const one = made(extension, text, others);
  return applied(one, 'vault-reference:environment').get(`a.${extension}`) ?? '';
}

const FITS: readonly (readonly [extension: Extension, before: string, after: string])[] = [
  [
    'cs',
    'using System; class A { string p = @"‹s3cret-Value›"; }',
    '= Environment.GetEnvironmentVariable("DB_PASSWORD") ?? throw',
  ],
  [
    'cs',
    'using System; class A { int n = "‹s3cret-Value›".Length; }',
    '= (Environment.GetEnvironmentVariable("DB_PASSWORD") ?? throw new InvalidOperationException("DB_PASSWORD")).Length',
  ],
  ['cs', 'using System; class A { string p = "x=" + "‹s3cret-Value›"; }', '+ (Environment'],
  ['cs', 'using System; class A { string p = @"a\\b;pw=‹s3cret-Value›;"; }', '$@"a\\b;pw={Environment'],
  [
    'cs',
    'using System; class A { string p = cfg["Db:Pw"] ?? "‹s3cret-Value›"; }',
    '?? throw new InvalidOperationException("Db:Pw")',
  ],
  [
    'cs',
    'class A { private const string P = "‹s3cret-Value›"; void F() { G(P); } }',
    'private static readonly string P = Environment',
  ],
  ['cs', 'class A { void F() { const string p = "‹s3cret-Value›"; G(p); } }', '{ string p = Environment'],
  ['kt', 'private const val P = "‹s3cret-Value›"\nfun f() = g(P)', 'private val P = System'],
  ['rb', 'p = "‹s3cret-Value›" + x', 'p = ENV.fetch("DB_PASSWORD") + x'],
  ['rb', 'p = ENV.fetch("PW") { "‹s3cret-Value›" }', 'p = ENV.fetch("PW")'],
  ['rb', "p = 'a:‹s3cret-Value›:b'", 'p = "a:#{ENV.fetch("DB_PASSWORD")}:b"'],
  ['php', "<?php $p = 'a' . '‹s3cret-Value›';", "'a' . getenv('DB_PASSWORD');"],
  ['php', '<?php $p = "a:‹s3cret-Value›:$b";', '"a:" . getenv(\'DB_PASSWORD\') . ":$b";'],
  ['php', "<?php $p = $_ENV['PW'] ?? '‹s3cret-Value›';", "$p = getenv('PW');"],
  ['rs', 'fn f() { g("‹s3cret-Value›"); }', 'g(std::env::var("DB_PASSWORD").expect("DB_PASSWORD").as_str())'],
  ['rs', 'fn f() { let a = r#"‹s3cret-Value›"#; }', 'let a: &str = &std::env::var("DB_PASSWORD").expect("DB_PASSWORD");'],
  ['rs', 'fn f() { let a = "{x}:‹s3cret-Value›".to_owned(); }', 'let a = format!("{{x}}:{}", std::env'],
  ['rs', 'fn f() { let a = json!({"pw": "‹s3cret-Value›"}); }', '{"pw": std::env::var'],
  ['kt', 'val p = "‹s3cret-Value›".toByteArray()', '(System.getenv("DB_PASSWORD") ?: error("DB_PASSWORD")).toByteArray()'],
  ['kt', 'val p = """a ‹s3cret-Value› b"""', '"""a ${System.getenv("DB_PASSWORD") ?: error("DB_PASSWORD")} b"""'],
  ['kt', 'val c = \'"\'\nval p = "‹s3cret-Value›"', '= System.getenv("DB_PASSWORD") ?: error'],
];

const NO_PLACE: readonly (readonly [extension: Extension, text: string])[] = [
  ['cs', 'class A { public const string P = "‹s3cret-Value›"; }'],
  ['cs', 'class A { void F() { const string p = "‹s3cret-Value›"; switch (x) { case p: break; } } }'],
  ['cs', 'class A { const string P = "‹s3cret-Value›"; [Secret(P)] void F() { } }'],
  ['cs', 'class A { const string P = "‹s3cret-Value›"; const string Q = P + "x"; }'],
  ['cs', 'class A { [Secret("‹s3cret-Value›")] void F() { } }'],
  ['cs', 'class A { void F(string p = "‹s3cret-Value›") { } }'],
  ['cs', 'class A { void F() { switch (x) { case "‹s3cret-Value›": break; } } }'],
  ['cs', 'class A { bool F() => x is "‹s3cret-Value›"; }'],
  ['cs', 'class A { string F() => map["‹s3cret-Value›"]; }'],
  ['cs', 'class A { string p = """a ‹s3cret-Value› b"""; }'],
  ['cs', 'class A { // p = "‹s3cret-Value›"\n }'],
  ['rb', 'h = { "‹s3cret-Value›" => 1 }'],
  ['rb', 'case x when "‹s3cret-Value›" then 1 end'],
  ['rb', 'a = %w[b ‹s3cret-Value›]'],
  ['rb', 'p = "a" "‹s3cret-Value›"'],
  ['rb', "p = 'a\\\\b:‹s3cret-Value›'"],
  ['rb', 'ENV["DB_PASSWORD"] = "‹s3cret-Value›"'],
  ['rb', "p = <<~'EOS'\n  a ‹s3cret-Value› b\nEOS\n"],
  ['rb', '# p = "‹s3cret-Value›"'],
  ['php', "<?php class A { const P = '‹s3cret-Value›'; }"],
  ['php', "<?php class A { private $p = '‹s3cret-Value›'; }"],
  ['php', "<?php function f($p = '‹s3cret-Value›') {}"],
  ['php', "<?php class A { function __construct(private string $p = '‹s3cret-Value›') {} }"],
  ['php', "<?php const P = '‹s3cret-Value›';"],
  ['php', "<?php function f() { static $p = '‹s3cret-Value›'; }"],
  ['php', "<?php enum A: string { case P = '‹s3cret-Value›'; }"],
  ['php', "<?php $a = ['‹s3cret-Value›' => 1];"],
  ['php', "<?php $a = $b['‹s3cret-Value›'];"],
  ['php', "<?php $a = <<<SQL\nx '‹s3cret-Value›'\nSQL;\n"],
  ['rs', 'const P: &str = "‹s3cret-Value›";'],
  ['rs', 'static P: &\'static str = "‹s3cret-Value›";'],
  ['rs', 'fn f() { let a: &\'static str = "‹s3cret-Value›"; }'],
  ['rs', 'fn f() -> &\'static str { "‹s3cret-Value›" }'],
  ['rs', 'fn f() { let a = A { p: "‹s3cret-Value›" }; }'],
  ['rs', 'fn f() { let a = Some("‹s3cret-Value›"); }'],
  ['rs', 'fn f() { let a = ["‹s3cret-Value›"]; }'],
  ['rs', 'fn f() { let a = b"‹s3cret-Value›"; }'],
  ['rs', 'fn f() { match x { "‹s3cret-Value›" => 1, _ => 2 }; }'],
  ['rs', 'fn f() { let a = concat!("‹s3cret-Value›", "x"); }'],
  ['rs', '#[doc = "‹s3cret-Value›"] fn f() {}'],
  ['kt', 'const val P = "‹s3cret-Value›"'],
  ['kt', 'private const val P: String = "‹s3cret-Value›"\n@Auth(P) class A'],
  ['kt', '@Value("‹s3cret-Value›") lateinit var p: String'],
  ['kt', '@Auth(keys = ["‹s3cret-Value›"]) class A'],
  ['kt', 'val m = mapOf("‹s3cret-Value›" to 1)'],
  ['kt', 'val p = "a ${f("‹s3cret-Value›")}"'],
  ['kt', 'val p = "a" + "‹s3cret-Value›"'],
  ['kt', '// val p = "‹s3cret-Value›"'],
  ['kt', '/* val p = "‹s3cret-Value›" */'],
];

describe('fixes in C#, Ruby, PHP, Rust and Kotlin', () => {
  before(async () => {
    for (const [extension, host] of Object.entries(HOSTS)) await prepareGrammar(host, `a.${extension}`, loadGrammar);
  });

  for (const [extension, before, expected] of FITS) {
    it(`fit ${extension}: ${before}`, () => {
      const text = fixed(extension, before);
      assert.ok(text.includes(expected), text);
    });
  }

  for (const [extension, text] of NO_PLACE) {
    it(`leave ${extension}: ${text}`, () => {
      const { fixes } = made(extension, text);
      assert.deepEqual(
        fixes.filter(({ edits }) => edits.length > 0),
        [],
      );
      assert.ok(fixes.length > 0, 'there is a way by hand');
    });
  }

  it('await only where a function is asynchronous', () => {
    const offers = (text: string, extension: Extension) =>
      made(extension, text)
        .fixes.filter(({ edits }) => edits.length > 0)
        .map(({ id }) => id.replace('vault-reference:', ''));
    const both = ['aws-secrets-manager', 'hashicorp-vault', 'environment'];
    const sync = ['environment'];
    assert.deepEqual(offers('class A {\n    async Task F() { G("‹s3cret-Value›"); }\n}\n', 'cs'), both);
    assert.deepEqual(offers('class A {\n    async Task F() { G(() => "‹s3cret-Value›"); }\n}\n', 'cs'), sync);
    assert.deepEqual(offers('class A {\n    async Task F() { lock (x) { G("‹s3cret-Value›"); } }\n}\n', 'cs'), sync);
    assert.deepEqual(offers('class A {\n    Task F() { G("‹s3cret-Value›"); }\n}\n', 'cs'), sync);
    assert.deepEqual(offers('await G("‹s3cret-Value›");\n', 'cs'), both);
    assert.deepEqual(offers('async fn f() { g("‹s3cret-Value›"); }\n', 'rs'), both);
    assert.deepEqual(offers('async fn f() { x(|| g("‹s3cret-Value›")); }\n', 'rs'), sync);
    assert.deepEqual(offers('fn f() { x(async { g("‹s3cret-Value›") }); }\n', 'rs'), both);
    assert.deepEqual(offers('mod m {\n    async fn f() { g("‹s3cret-Value›"); }\n}\n', 'rs'), sync);
  });

  it('throw in an expression from PHP 8 on', () => {
    const before = "<?php $p = '‹s3cret-Value›';";
    const with8 = (php: string) =>
      fixed('php', before, { 'composer.json': `{ "require": { "php": "${php}" } }` }).includes('throw');
    assert.deepEqual(['^8.1', '>=8.0', '~8.2.0 || ~8.3.0', '8.*'].map(with8), [true, true, true, true]);
    assert.deepEqual(['^7.4', '>=7.2', '^7.4 || ^8.0', '<9', '*'].map(with8), [false, false, false, false, false]);
  });

  it('take no else of Rust for a fallback that does more, or stands behind another question', () => {
    const body = (head: string, tail: string) => `fn url() -> String { ${head} { v } else { ${tail} } }`;
    const tail = '"‹s3cret-Value›".to_string()';
    const read = 'if let Ok(v) = std::env::var("URL")';
    assert.match(fixed('rs', body(read, tail)), /else \{ panic!\("URL is not set"\) \}/);
    for (const [head, rest] of [
      [read, `warn(); ${tail}`],
      [read, `connect(${tail})`],
      ['if let Some(v) = given', tail],
      ['if v == "a"', tail],
    ] as const)
      assert.doesNotMatch(fixed('rs', body(head, rest)), /panic!/, `${head} ${rest}`);
  });

  it('put no vault in place of a read whose fallback is more than the secret, and none into a test', () => {
    const offers = (one: ReturnType<typeof made>) =>
      one.fixes.filter(({ edits }) => edits.length > 0).map(({ id, safety }) => `${id} ${safety}`);
    const environment = ['vault-reference:environment safe'];
    assert.deepEqual(offers(made('rb', 'u = ENV.fetch("DB_URL", "postgres://app:‹s3cret-Value›@db7/shop")')), environment);
    assert.deepEqual(
      offers(made('kt', 'val u = System.getenv("DB_URL") ?: "postgres://app:‹s3cret-Value›@db7/shop"')),
      environment,
    );
    const inTest = fixesOf({
      host: 'ruby',
      file: 'spec/a.rb',
      text: 'p = "‹s3cret-Value›"',
      slot: 'assignment',
      name: 'password',
    });
    assert.deepEqual(offers(inTest), ['vault-reference:environment review']);
    assert.deepEqual(offers(made('rb', 'puts "run it as app with postgres://app:‹s3cret-Value›@db7/shop"')), []);
  });

  it('add a function once', () => {
    const one = made('rs', 'async fn f() { g("‹s3cret-Value›"); }\n');
    const text = applied(one, 'vault-reference:aws-secrets-manager').get('a.rs') ?? '';
    const two = made('rs', text.replace('async fn f() {', 'async fn f() { h("‹s3cret-Value2›");'));
    const twice = applied(two, 'vault-reference:aws-secrets-manager').get('a.rs') ?? '';
    assert.equal(twice.split('async fn secret_from_manager').length, 2);
    assert.equal(twice.split('secret_from_manager("').length, 3);
    const taken = made('rs', 'use x::secret_from_manager;\nasync fn f() { g("‹s3cret-Value›"); }\n');
    assert.ok(taken.fixes.every(({ id }) => id !== 'vault-reference:aws-secrets-manager'));
  });
});
