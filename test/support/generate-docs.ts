/** `npm run docs`: writes what is generated, and removes the pages of rules that are gone. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { generatedDocs, RULE_PAGES } from './generated-docs';

async function main(): Promise<void> {
  const docs = await generatedDocs();
  mkdirSync(RULE_PAGES, { recursive: true });
  for (const name of readdirSync(RULE_PAGES)) if (!docs.has(`${RULE_PAGES}/${name}`)) rmSync(`${RULE_PAGES}/${name}`);
  for (const [path, text] of docs) writeFileSync(path, text);
  console.log(`${docs.size} generated files written`);
}

void main();
