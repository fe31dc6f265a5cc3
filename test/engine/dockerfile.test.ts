/**
 * Dockerfiles: instructions, words and patterns. With `NHI_CORPUS` every Dockerfile under that folder is counted too, by a
 * second way of counting.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argumentsOf } from '../../server/src/engine/syntax/dockerfile/exec-form';
import { pairsOf } from '../../server/src/engine/syntax/dockerfile/pairs';
import { parseDockerfile } from '../../server/src/engine/syntax/dockerfile/parse';
import { covers, isLeftOut } from '../../server/src/engine/syntax/dockerfile/patterns';

const FILE = 'Dockerfile';
const SAMPLE = `\uFEFF# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM node:22 AS build
# of the team
env A=1 B="two words" \\
  # between

    C='x'y\\ z
ENV OLD the rest of it  
ARG TOKEN
RUN --mount=type=secret,id=npm --network=none npm ci \\
 && echo "a # no comment"
RUN <<EOF cat && <<-'TWO' sh
FROM inside
EOF
RUN inside
\tTWO
COPY --from=build ["a b", "c\\"d", "/srv/"]
ONBUILD copy . /app
CMD`;

/** Lines that begin an instruction, by patterns over the whole text. */
function countedOtherwise(text: string): number {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/\r/g, '')
    .replace(/^[ \t]*#.*$\n?/gm, '')
    .replace(/^[ \t]*\n/gm, '')
    .replace(/(^|[^\\\n])\\[ \t]*\n/gm, '$1 ')
    .replace(/(^|[^\\\n])\\[ \t]*\n/gm, '$1 ')
    .replace(/^((?:ONBUILD[ \t]+)?(?:RUN|COPY|ADD)[^\n]*\s<<-?["']?(\w+)["']?[^\n]*)\n(?:.*\n)*?\t*\2$/gim, '$1');
  return bare.split('\n').filter((line) => /^[ \t]*[A-Za-z]+(?:[ \t]|$)/.test(line)).length;
}

describe('Dockerfiles', () => {
  const { instructions, issues, escapeChar } = parseDockerfile(SAMPLE);

  it('are instructions with what continues them', () => {
    assert.deepEqual(issues, []);
    assert.deepEqual(
      instructions.map(({ keyword, onbuild, stage }) => `${onbuild ? 'ONBUILD ' : ''}${keyword} ${stage}`),
      ['FROM 1', 'ENV 1', 'ENV 1', 'ARG 1', 'RUN 1', 'RUN 1', 'COPY 1', 'ONBUILD COPY 1', 'CMD 1'],
    );
    for (const { start, end, keyword, onbuild } of instructions) {
      assert.ok(
        SAMPLE.slice(start)
          .toUpperCase()
          .startsWith(onbuild ? 'ONBUILD' : keyword),
      );
      assert.ok(end === SAMPLE.length || SAMPLE[end] === '\n');
    }
    assert.deepEqual(
      instructions[5]?.heredocs.map(({ mark, start, end }) => [mark, SAMPLE.slice(start, end)]),
      [
        ['EOF', 'FROM inside\n'],
        ['TWO', 'RUN inside\n'],
      ],
    );
  });

  it('have pairs at their exact places', () => {
    const pairs = instructions.slice(1, 4).flatMap((one) => pairsOf(FILE, one, escapeChar));
    assert.deepEqual(
      pairs.map(({ name, named, value }) => [
        name,
        SAMPLE.slice(named.start, named.end),
        value?.text,
        value && SAMPLE.slice(value.span.start, value.span.end),
      ]),
      [
        ['A', 'A', '1', '1'],
        ['B', 'B', 'two words', 'two words'],
        ['C', 'C', 'xy z', "x'y\\ z"],
        ['OLD', 'OLD', 'the rest of it', 'the rest of it'],
        ['TOKEN', 'TOKEN', undefined, undefined],
      ],
    );
  });

  it('have flags, and arguments in two forms', () => {
    assert.deepEqual(
      instructions[4]?.flags.map(({ name, value }) => [name, value]),
      [
        ['mount', 'type=secret,id=npm'],
        ['network', 'none'],
      ],
    );
    assert.deepEqual(
      [6, 7].map((at) =>
        argumentsOf(FILE, instructions[at] as (typeof instructions)[number], escapeChar).map(({ text }) => text),
      ),
      [
        ['a b', 'c"d', '/srv/'],
        ['.', '/app'],
      ],
    );
  });

  it('may continue lines with another character', () => {
    const text = '# escape=`\r\nFROM windows\r\nENV A=C:\\x `\r\n  B=2\r\nRUN dir C:\\\r\nCMD x\r\n';
    const tree = parseDockerfile(text);
    assert.deepEqual(
      tree.instructions.map(({ keyword }) => keyword),
      ['FROM', 'ENV', 'RUN', 'CMD'],
    );
    assert.deepEqual(
      pairsOf(FILE, tree.instructions[1] as (typeof instructions)[number], tree.escapeChar).map(
        ({ name, value }) => `${name}=${value?.text}`,
      ),
      ['A=C:\\x', 'B=2'],
    );
  });

  it('are read while they are typed, in time', () => {
    for (let end = 0; end <= SAMPLE.length; end++) {
      const tree = parseDockerfile(SAMPLE.slice(0, end));
      for (const one of tree.instructions) {
        assert.ok(one.start <= one.body && one.body <= one.end && one.end <= end);
        pairsOf(FILE, one, tree.escapeChar);
        argumentsOf(FILE, one, tree.escapeChar);
      }
    }
    const start = Date.now();
    for (const line of ['RUN <<A\n', 'RUN <<A\n\tA\n', '\\\n', 'ENV A=[\\\n', 'COPY ["a",\\\n', 'RUN "\\\n', 'ARG X\nRUN $X\n'])
      parseDockerfile(line.repeat(150_000 / line.length));
    assert.ok(Date.now() - start < 5000);
  });

  const folder = process.env.NHI_CORPUS;
  const paths = folder ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = paths.filter((path) => /^(?:dockerfile(?:\.[\w-]+)?|[\w.-]+\.dockerfile)$/i.test(basename(path)));
  for (const path of files.filter((one) => !/\{\{|\.(?:tt|j2|tmpl|adoc|md)$/.test(one)))
    it(`${path} has as many instructions counted otherwise`, () => {
      const text = readFileSync(join(folder ?? '', path), 'utf8');
      assert.equal(parseDockerfile(text).instructions.length, countedOtherwise(text));
    });

  it('of the sample are as many counted otherwise', () => assert.equal(instructions.length, countedOtherwise(SAMPLE)));
});

describe('patterns of .dockerignore', () => {
  for (const [pattern, path, expected] of [
    ['.env', '.env', true],
    ['.env', 'a/.env', false],
    ['**/.env', '.env', true],
    ['**/.env', 'a/b/.env', true],
    ['a', 'a/b/c', true],
    ['a/*', 'a/b/c', true],
    ['a/*', 'a', false],
    ['*', '.env', true],
    ['*.env', 'prod.env', true],
    ['*.env', 'a/prod.env', false],
    ['a/**', 'a/b/c', true],
    ['a/**/c', 'a/c', true],
    ['.env.?', '.env.a', true],
    ['id_[a-dr]sa', 'id_rsa', true],
    ['id_[^r]sa', 'id_rsa', false],
    ['\\*', '*', true],
    ['[', '[', true],
  ] as const)
    it(`${pattern} and ${path}`, () => assert.equal(covers(pattern, path), expected));

  it('let the last one win', () => {
    assert.equal(isLeftOut(['*', '!src'], 'src/a'), false);
    assert.equal(isLeftOut(['*', '!src', 'src/.env'], 'src/.env'), true);
    assert.equal(isLeftOut(['!.env'], '.env'), false);
  });
});
