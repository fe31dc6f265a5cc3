/** Which client reads a file, and how it names a variable of its environment. */
export interface Client {
  readonly name: string;
  /** Values are asked for once and kept by the client: `inputs` of VS Code. */
  readonly inputs?: true;
  /** Variables are named in entries of their own: Codex. */
  readonly named?: true;
  readonly write: (env: string) => string;
  /** What else the client wants. */
  readonly steps: readonly string[];
}

interface Known extends Client {
  readonly files: RegExp;
}

const braces = (env: string) => `\${${env}}`;
const prefixed = (env: string) => `\${env:${env}}`;

const CLIENTS: readonly Known[] = [
  // https://code.visualstudio.com/docs/copilot/reference/mcp-configuration
  { files: /(?:^|\/)\.vscode\/mcp\.json$/, name: 'VS Code', inputs: true, write: prefixed, steps: [] },
  // https://cursor.com/docs/context/mcp
  { files: /(?:^|\/)\.cursor\/mcp\.json$/, name: 'Cursor', write: prefixed, steps: [] },
  // https://docs.windsurf.com/windsurf/cascade/mcp
  { files: /(?:^|\/)(?:\.?windsurf|\.codeium(?:\/windsurf)?)\/mcp_config\.json$/, name: 'Windsurf', write: prefixed, steps: [] },
  // https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/command-line-mcp-configuration.html
  { files: /(?:^|\/)\.(?:aws\/)?amazonq\/mcp\.json$/, name: 'Amazon Q', write: prefixed, steps: [] },
  // https://kiro.dev/docs/mcp/configuration/
  {
    files: /(?:^|\/)\.kiro\/(?:settings\/)?mcp\.json$/,
    name: 'Kiro',
    write: braces,
    steps: ['Add the variable to "Mcp Approved Env Vars" in the settings of Kiro, or it is not expanded.'],
  },
  // https://code.claude.com/docs/en/mcp#environment-variable-expansion-in-mcp-json
  { files: /(?:^|\/)\.mcp\.json$/, name: 'Claude Code', write: braces, steps: [] },
  // https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/configuration.md
  { files: /(?:^|\/)\.(?:gemini|qwen)\/settings\.json$/, name: 'Gemini CLI', write: braces, steps: [] },
  // https://developers.openai.com/codex/mcp
  { files: /(?:^|\/)\.?codex\/(?:[\w-]+\.)?config\.toml$/, name: 'Codex', named: true, write: (env) => env, steps: [] },
  // https://opencode.ai/docs/config/#env-vars
  { files: /(?:^|\/)\.?opencode\.jsonc?$/, name: 'opencode', write: (env) => `{env:${env}}`, steps: [] },
  // https://docs.continue.dev/reference
  {
    files: /(?:^|\/)\.continue\/.*\.ya?ml$/,
    name: 'Continue',
    write: (env) => `\${{ secrets.${env} }}`,
    steps: [],
  },
  // https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers
  { files: /(?:^|\/)librechat(?:\.[\w-]+)?\.ya?ml$/i, name: 'LibreChat', write: braces, steps: [] },
];

/** The client of a file; undefined for one that expands nothing, or that is not known. */
export function clientOf(file: string): Client | undefined {
  return CLIENTS.find(({ files }) => files.test(file));
}
