import { strict as assert } from 'node:assert';
import { formats } from '../../server/src/engine/secrets/formats/index';

/** What a developer reads on hover about a token must be there, and must be a sentence's part. */
describe('facts of token formats', () => {
  const each = (check: (format: (typeof formats)[number]) => boolean) =>
    formats.filter((format) => !check(format)).map((format) => `${format.id}: ${format.provider} ${format.title}`);

  it('name a page of the vendor that can be opened', () => {
    assert.deepEqual(
      each(({ docs }) => {
        if (/\s/.test(docs) || !URL.canParse(docs)) return false;
        const { protocol, hostname, username } = new URL(docs);
        return (
          protocol === 'https:' &&
          username === '' &&
          hostname.includes('.') &&
          !/example|localhost|\.(?:test|invalid)$/.test(hostname)
        );
      }),
      [],
    );
  });

  it('say what the token opens, how long it lives and how to replace it', () => {
    assert.deepEqual(
      each(({ opens, lifetime, rotate }) =>
        [opens, lifetime, rotate].every((text) => text && text.trim() === text && text.length > 2),
      ),
      [],
    );
    assert.deepEqual(
      each(({ opens = '', lifetime, rotate }) =>
        [opens, lifetime, rotate].every((text) => !/\.$|^[A-Z][a-z]+ (?:the|a|it)\b/.test(text)),
      ),
      [],
      'parts of a sentence: no capital at the start, no full stop at the end',
    );
  });

  it('have a title that reads well after the provider', () => {
    assert.deepEqual(
      each(({ provider, title }) => {
        const first = title.split(' ')[0] ?? '';
        return (
          provider.trim() === provider &&
          provider !== '' &&
          title.trim() === title &&
          title !== '' &&
          !/^(?:a|an|the)$/i.test(first) &&
          !` ${title} `.toLowerCase().includes(` ${provider.toLowerCase()} `) &&
          !/[.:]$/.test(title)
        );
      }),
      [],
    );
  });

  it('share one provider’s name where they are of one provider', () => {
    const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
    const names = new Map<string, string>();
    assert.deepEqual(
      each(({ provider }) => {
        const known = names.get(plain(provider)) ?? provider;
        names.set(plain(provider), known);
        return known === provider;
      }),
      [],
    );
  });
});
