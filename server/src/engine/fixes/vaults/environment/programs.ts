import type { Programs } from '../forms/program';

export const programs: Programs = {
  typescript: (name) => ({ expression: `process.env.${name.env}!`, imports: [] }),
  javascript: (name) => ({ expression: `process.env.${name.env}`, imports: [] }),
  python: (name) => ({ expression: `os.environ["${name.env}"]`, imports: [{ from: 'os' }] }),
  go: (name) => ({ expression: `os.Getenv("${name.env}")`, imports: [{ from: 'os' }] }),
  java: (name) => ({ expression: `System.getenv("${name.env}")`, imports: [] }),
};
