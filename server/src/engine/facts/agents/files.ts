/** Configuration files of coding agents and MCP clients, by where they stand. */

/** Each client's own place for servers, tools and their credentials. */
const FILES: readonly RegExp[] = [
  // Claude Code, VS Code, Visual Studio, Cursor, Roo Code, Amazon Q, Kiro, Windsurf, Cline and whoever else writes an mcp.json
  /(?:^|\/)[\w.-]{0,40}mcp[\w-]{0,24}(?:\.[\w-]{1,24})?\.json$/i,
  // mcp-agent, and clients that take any name
  /(?:^|\/)mcp(?:[_-]agent)?(?:[._-](?:config|servers|settings|secrets))?\.ya?ml$/i,
  /(?:^|\/)claude_desktop_config\.json$/i,
  /(?:^|\/)\.claude(?:\.json|\/settings(?:\.local)?\.json)$/,
  /(?:^|\/)\.?codex\/(?:[\w-]+\.)?config\.toml$/,
  /(?:^|\/)\.(?:gemini|qwen)\/settings\.json$/,
  /(?:^|\/)(?:\.zed|zed)\/settings\.json$/,
  /(?:^|\/)(?:\.vscode\/settings\.json|[\w.-]{1,60}\.code-workspace)$/,
  /(?:^|\/)\.devcontainer(?:\/(?:[\w.-]+\/)?devcontainer)?\.json$/,
  /(?:^|\/)\.continue\/(?:config\.(?:json|ya?ml)|(?:assistants|agents|mcpServers|models)\/[\w.-]+\.(?:json|ya?ml))$/,
  /(?:^|\/)librechat(?:\.[\w-]+)?\.ya?ml$/i,
  /(?:^|\/)\.?(?:config\/)?goose\/config\.ya?ml$/i,
  /(?:^|\/)\.?opencode\.jsonc?$/,
  /(?:^|\/)\.(?:amp|augment|factory|junie|trae|kiro)\/settings(?:\.local)?\.json$/,
  /(?:^|\/)(?:gemini-extension|\.?crush)\.json$/,
  /(?:^|\/)\.claude-plugin\/plugin\.json$/,
  /(?:^|\/)\.aider\.conf\.ya?ml$/,
  /(?:^|\/)\.(?:copilot|github\/copilot)\/mcp[\w-]*\.json$/,
];

/** A package's own description of itself (`server.json`, `mcp.schema.json`) is no configuration. */
const NOT_FILES = /(?:^|\/)(?:node_modules|dist)\/|[._-]schema\.json$|(?:^|\/)(?:package|tsconfig)[\w.-]*\.json$/i;

/** Whether a client reads its servers from a file with this path. */
export function isAgentFile(file: string): boolean {
  return FILES.some((pattern) => pattern.test(file)) && !NOT_FILES.test(file);
}
