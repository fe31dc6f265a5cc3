import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { addTextCredentials } from '../../server/src/engine/facts/text';
import { textOffsets } from '../../server/src/engine/secrets/filter/offsets';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { judgeSlot } from '../../server/src/engine/secrets/slots/judge';
import { testEngine } from '../support/analysis';
import { planted } from '../support/planted';
import { processorTime } from '../support/processor';

function run(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const { hits, words } = triage(bytes);
  const facts = emptyFacts('a.txt', 'text');
  addTextCredentials(
    { file: 'a.txt', host: 'text', text, fingerprint: () => '', facts },
    textOffsets(bytes, text, [...hits, ...words]),
  );
  return facts.credentials.length;
}

describe('hostile text', () => {
  const pieces = [
    '-----BEGIN PRIVATE KEY-----\n', '-----BEGIN PRIVATE KEY-----', 'password=', 'password: string | string | ', 'a_', '://a:', '://a:b@', 'curl -u a:', '{{', '${',
    'Password=a;', 'eyJhbGciOi.', 'secret("', 'token = "', '\\"auth\\":', 'PuTTY-User-Key-File-2: x\n', 'LS0tLS1CRUdJTi', 'AccountKey=a', 'Bearer ', '@tcp(', 'key  =  ',
    'psexec ', 'mysql -p', 'identified by ', 'CREATE USER a IDENTIFIED BY ', 'echo a:b | chpasswd', 'new PDO(', 'basicauth(a(', '"a" == password ', 'password.equals("', 'password[1', 'password is "',
    'pass=a)b{', 'client_id=a password=b1!Cd2 ', 'password "a b c d e ', 'oracle:thin:a/', 'MTk',
  ]; // biome-ignore format: a table
  for (const piece of pieces) {
    it(`${JSON.stringify(piece)} over and over takes no time`, () => {
      const took = processorTime();
      run(piece.repeat(Math.ceil(300_000 / piece.length)));
      for (const end of ['', '!', '"', '@'])
        judgeSlot({ name: 'password', value: piece.repeat(900 / piece.length) + end, known: false, file: 'a' });
      for (const end of ['', '!', '"', '@'])
        judgeSlot({ name: piece.repeat(20), value: piece.repeat(19_000 / piece.length) + end, known: true, file: 'a' });
      assert.ok(took() < 3_000, `${took()} ms of processor time`);
    });
  }

  const parts: readonly (readonly [string, string])[] = [
    ['a.dockerfile', 'ENV A=\\\n'], ['a.dockerfile', 'ENV A="'], ['a.dockerfile', 'ENV PASSWORD b '], ['a.dockerfile', '\\\n#\n'],
    ['a.xml', '<a password="'], ['a.xml', '<add key="password" value="b1!Cd2"/>'], ['compose.yaml', 'command: --password '], ['a.sql', "IDENTIFIED BY '"],
  ]; // biome-ignore format: a table
  for (const [file, piece] of parts) {
    it(`${JSON.stringify(piece)} over and over in ${file} takes no time`, () => {
      const took = processorTime();
      analyzeFile({ file, text: piece.repeat(Math.ceil(150_000 / piece.length)) }, testEngine);
      assert.ok(took() < 4_000, `${took()} ms`);
    });
  }

  it('finds tokens at the right place after characters of any width, with and without a byte order mark', () => {
    for (const start of ['', '\uFEFF', 'é€🚀\n'.repeat(50), '\uFEFFé\uFFFD🚀 ']) {
      const token = planted('github-pat');
      const text = `${start}a ${token} b ${planted('npm-token')}`;
      const bytes = new TextEncoder().encode(text);
      for (const ignoreBOM of [true, false]) {
        const decoded = new TextDecoder('utf-8', { ignoreBOM }).decode(bytes);
        const [hit, other] = textOffsets(bytes, decoded, triage(bytes).hits);
        assert.equal(hit?.at, decoded.indexOf(token));
        assert.equal(other?.at, decoded.indexOf(planted('npm-token')));
      }
    }
  });

  it('survives any bytes', () => {
    let seed = 7;
    for (let n = 0; n < 200; n++) {
      const bytes = Uint8Array.from({ length: n * 7 }, () => {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
        return seed >> 16;
      });
      run(new TextDecoder().decode(bytes));
    }
  });
});
