/** What fixes write in configuration files and source: the lines that change, in place of the literal. */
import { strict as assert } from 'node:assert';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { stepText } from '../../server/src/engine/fixes/model';
import { secretHit } from '../../server/src/engine/rules/secret-hit';
import { analyze } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';
import { AWS, ENV, newLines, source, VAULT } from './fixes-cases';
import { applied, type Case, fixesOf } from './fixes-support';

describe('fixes in source', () => {
  before(() => prepareGrammars(['a.ts', 'a.js', 'a.py', 'a.go', 'a.java']));

  describe('configuration', () => {
    it("uses the reader's own notation for the environment", () => {
      const one = (file: string, text: string): Case => ({ host: 'yaml', file, text, slot: 'key-value', name: 'DB_PASSWORD' });
      const yaml = 'x:\n  env:\n    DB_PASSWORD: ‹hunter22!›\n';
      assert.deepEqual(newLines(one('src/application-prod.yml', yaml), ENV), ['    DB_PASSWORD: "${DB_PASSWORD}"']);
      assert.ok(fixesOf(one('settings.yaml', yaml)).fixes.every(({ safety }) => safety === 'manual'));
    });
  });

  describe('source', () => {
    it('reads the environment', () => {
      assert.deepEqual(newLines(source('a.ts', "const dbPassword = '‹hunter22!›';\n"), ENV), [
        'const dbPassword = process.env.DB_PASSWORD!;',
      ]);
      assert.deepEqual(newLines(source('a.js', "const dbPassword = '‹hunter22!›';\n"), ENV), [
        'const dbPassword = process.env.DB_PASSWORD;',
      ]);
      assert.deepEqual(newLines(source('a.py', 'import sys\ndb_password = "‹hunter22!›"\n'), ENV), [
        'import os',
        'db_password = os.environ["DB_PASSWORD"]',
      ]);
      assert.deepEqual(newLines(source('a.go', 'package a\n\nconst dbPassword = "‹hunter22!›"\n'), ENV), [
        'import "os"',
        'var dbPassword = os.Getenv("DB_PASSWORD")',
      ]);
      assert.deepEqual(newLines(source('A.java', 'class A {\n  String dbPassword = "‹hunter22!›";\n}\n'), ENV), [
        '  String dbPassword = System.getenv("DB_PASSWORD");',
      ]);
    });

    it('leaves what a test made up, and takes a token of a provider from outside', () => {
      const text = 'class ATest {\n  String dbPassword = "‹hunter22!›";\n}\n';
      const made = (change: object) => {
        const { finding, context } = fixesOf(source('src/test/java/ATest.java', text));
        const credential = { ...finding.credential!, ...change };
        return fixesFor({ ...finding, credential, remedies: [{ type: 'vault-reference', credential }] }, context);
      };
      assert.deepEqual(
        made({ confidence: 'low' }).map(({ id, edits }) => [id, edits.length]),
        [['by-hand:test', 0]],
      );
      assert.deepEqual(
        made({ confidence: 'low', format: 'github-pat' }).map(({ id, safety }) => [id, safety]),
        [[ENV, 'review']],
      );
    });

    it('names what many have by chance after its own place, and says nothing of the others', async () => {
      const made = async (value: string) => {
        const texts: Record<string, string> = {
          'a/.env': `MAIL_PASSWORD=${value}\n`,
          'b/.env': `QUEUE_PASSWORD=${value}\n`,
        };
        const { findings, graph } = await analyze(texts);
        const context = {
          read: (file: string) => texts[file],
          files: Object.keys(texts),
          graph,
          vault: 'hashicorp-vault' as const,
        };
        const steps = findings.flatMap((finding) => fixesFor(finding, context)[0]?.followUp ?? []).map(stepText);
        const entries = steps.flatMap((step) => /vault kv put -mount=secret (\S+)/.exec(step)?.[1] ?? []);
        return { entries, copies: steps.filter((step) => step.startsWith('The same value')).length };
      };
      assert.deepEqual(await made('admin'), { entries: ['a/mail', 'b/queue'], copies: 0 });
      assert.deepEqual(await made('hunter22!x'), { entries: ['a/mail', 'a/mail'], copies: 2 });
    });

    it('puts no hash of a password into a vault', () => {
      const { finding } = fixesOf(source('a.ts', "const dbPassword = '‹hunter22!›';\n"));
      const remedies = (format: string) =>
        secretHit({ ...finding.credential!, format }, '', { high: 'high', medium: 'medium', low: 'low' }).remedies;
      assert.deepEqual(
        remedies('hash-bcrypt')?.map(({ type }) => type),
        ['manual'],
      );
      assert.deepEqual(
        remedies('github-pat')?.map(({ type }) => type),
        ['vault-reference'],
      );
    });

    it('encodes the password in a URL', () => {
      const url = { name: 'DATABASE_URL', type: 'connection-string' } as const;
      const dsn = (quote: string) => `«${quote}pg://app:‹hunter22!›@db/app${quote}»`;
      assert.deepEqual(newLines(source('a.ts', `const url = ${dsn("'")};\n`, url), ENV), [
        'const url = `pg://app:${encodeURIComponent(process.env.DATABASE_PASSWORD!)}@db/app`;',
      ]);
      assert.equal(
        newLines(source('a.py', `url = ${dsn('"')}\n`, url), ENV).at(-1),
        "url = f\"pg://app:{quote(os.environ['DATABASE_PASSWORD'], safe='')}@db/app\"",
      );
      assert.equal(
        newLines(source('a.go', `package a\n\nvar url = ${dsn('"')}\n`, url), ENV).at(-1),
        'var url = "pg://app:" + neturl.QueryEscape(os.Getenv("DATABASE_PASSWORD")) + "@db/app"',
      );
    });

    it('drops the fallback of a read from the environment', () => {
      assert.deepEqual(newLines(source('a.js', "const p = process.env.PW || '‹hunter22!›';\n"), ENV), [
        'const p = process.env.PW;',
      ]);
      assert.deepEqual(newLines(source('a.py', 'import os\np = os.getenv("PW", "‹hunter22!›")\n'), ENV), [
        'p = os.environ["PW"]',
      ]);
    });

    it('awaits a vault only where it can', () => {
      const ids = (text: string) => fixesOf(source('a.ts', text)).fixes.map(({ id }) => id);
      assert.deepEqual(ids("async function f() {\n  return '‹hunter22!›';\n}\n"), [AWS, VAULT, ENV]);
      assert.deepEqual(ids("function f() {\n  return '‹hunter22!›';\n}\n"), [ENV]);
      assert.deepEqual(ids("import 'x';\nexport const a = f('‹hunter22!›');\n"), [AWS, VAULT, ENV]);
      assert.deepEqual(ids("import 'x';\nclass A {\n  a = f('‹hunter22!›');\n}\n"), [ENV]);
    });

    it('writes no expression where the language wants a constant', () => {
      for (const [file, text] of [
        ['a.ts', "enum A {\n  B = '‹hunter22!›',\n}\n"],
        ['a.ts', "type A = '‹hunter22!›';\n"],
        ['A.java', '@X("‹hunter22!›")\nclass A {}\n'],
        [
          'A.java',
          'class A {\n  static final String B = "‹hunter22!›";\n  int c(String d) { switch (d) { case B: return 1; default: return 2; } }\n}\n',
        ],
        ['a.go', 'package a\n\nconst (\n\ta = "‹hunter22!›"\n\tb\n)\n'],
        ['a.go', 'package a\n\nconst a = "‹hunter22!›"\nconst b = a + "x"\n'],
        ['a.go', 'package a\n\nfunc b(c string) {\n\tswitch c {\n\tcase "‹hunter22!›":\n\t}\n}\n'],
        ['a.go', 'package a\n\ntype b struct {\n\tc string `‹hunter22!›`\n}\n'],
        ['a.py', 'match a:\n    case "‹hunter22!›":\n        pass\n'],
        ['a.py', 'b: Literal["‹hunter22!›"]\n'],
      ] as const) {
        assert.ok(
          fixesOf(source(file, text)).fixes.every(({ safety }) => safety === 'manual'),
          text,
        );
      }
    });

    it('offers nothing to what runs in the browser', () => {
      const made = fixesOf(source('a.ts', "'use client';\nexport const a = '‹hunter22!›';\n"));
      assert.ok(made.fixes.every(({ safety }) => safety === 'manual'));
    });

    it('gives no name a second meaning', () => {
      const ids = (file: string, text: string) => fixesOf(source(file, text, { vault: '1password' })).fixes.map(({ id }) => id);
      const own = 'vault-reference:1password';
      const use = "export const a = '‹hunter22!›';\n";
      assert.ok(ids('a.ts', `import 'x';\n${use}`).includes(own));
      assert.ok(!ids('a.ts', `import { createClient } from 'redis';\n${use}`).includes(own));
      const body = 'async def f():\n    a = "‹hunter22!›"\n';
      assert.ok(ids('a.py', body).includes(own));
      assert.ok(!ids('a.py', `from twilio.rest import Client\n\n${body}`).includes(own));
      const variable = 'var a = "‹hunter22!›"\n';
      assert.ok(ids('a.go', `package a\n\n${variable}`).includes(own));
      assert.ok(!ids('a.go', `package a\n\nvar onepassword = 1\n${variable}`).includes(own));
    });

    it('writes out the package of a class whose name the file has given away', () => {
      const text = 'package a;\n\nimport b.SsmClient;\n\nclass A {\n    String c = "‹hunter22!›";\n}\n';
      const lines = newLines(source('A.java', text, { vault: 'aws-ssm' }), 'vault-reference:aws-ssm').join('\n');
      assert.ok(
        lines.includes(
          'try (software.amazon.awssdk.services.ssm.SsmClient client = software.amazon.awssdk.services.ssm.SsmClient.create())',
        ),
      );
    });

    it('adds what reads a vault once', () => {
      const made = fixesOf(source('a.py', 'a = "‹hunter22!›"\n'));
      const after = applied(made, AWS).get('a.py') ?? '';
      const again =
        applied(fixesOf(source('a.py', `${after}b = "‹hunter23!›"\n`, { name: 'otherPassword' })), AWS).get('a.py') ?? '';
      assert.equal(again.split('def secret_from_secrets_manager(').length, 2);
      assert.equal(again.split('import boto3').length, 2);
    });

    it('drops static credentials, with the imports that nothing uses then', () => {
      const remedy: Case['remedy'] = (credential) => ({ type: 'drop-credentials', credential });
      const lines = (file: string, text: string) =>
        applied(fixesOf(source(file, text, { remedy })), 'drop-credentials').get(file);
      assert.equal(
        lines('a.ts', "new S3({ region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: '‹hunter22!›' } });\n"),
        "new S3({ region: 'x' });\n",
      );
      assert.equal(
        lines('a.py', 'boto3.client(\n    "s3",\n    aws_access_key_id="a",\n    aws_secret_access_key="‹hunter22!›",\n)\n'),
        'boto3.client(\n    "s3",\n)\n',
      );
      assert.equal(
        lines(
          'a.go',
          'package a\n\nimport (\n\t"x/config"\n\t"x/credentials"\n)\n\nvar c = config.Load(config.WithCredentialsProvider(credentials.New("a", "‹hunter22!›")))\n',
        ),
        'package a\n\nimport (\n\t"x/config"\n)\n\nvar c = config.Load()\n',
      );
    });
  });
});
