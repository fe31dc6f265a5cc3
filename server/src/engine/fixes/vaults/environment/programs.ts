import type { Programs } from '../forms/program';

export const programs: Programs = {
  typescript: (name) => ({ expression: `process.env.${name.env}!`, imports: [] }),
  javascript: (name) => ({ expression: `process.env.${name.env}`, imports: [] }),
  python: (name) => ({ expression: `os.environ["${name.env}"]`, imports: [{ from: 'os' }] }),
  go: (name) => ({ expression: `os.Getenv("${name.env}")`, imports: [{ from: 'os' }] }),
  java: (name) => ({ expression: `System.getenv("${name.env}")`, imports: [] }),
  kotlin: (name) => ({ expression: `System.getenv("${name.env}") ?: error("${name.env}")`, imports: [] }),
  csharp: (name) => ({
    expression: `Environment.GetEnvironmentVariable("${name.env}") ?? throw new InvalidOperationException("${name.env}")`,
    imports: [{ from: 'System' }],
  }),
  ruby: (name) => ({ expression: `ENV.fetch("${name.env}")`, imports: [] }),
  php: (name) => ({
    expression: `getenv('${name.env}') ?: throw new \\RuntimeException('${name.env} is not set')`,
    imports: [],
  }),
  rust: (name) => ({ expression: `std::env::var("${name.env}").expect("${name.env}")`, imports: [] }),
};
