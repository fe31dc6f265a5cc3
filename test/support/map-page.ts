/** The page of the map as the editor shows it, in a browser without an editor: what it says is collected, what the editor says is handed in. */
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { IdentityMap } from '../../server/src/engine/map/model';

const THEMES = {
  light: ['#ffffff', '#3b3b3b', '#005fb8', '#6f6f6f', '#f8f8f8', '#cecece'],
  dark: ['#1f1f1f', '#cccccc', '#0078d4', '#9d9d9d', '#313131', '#3c3c3c'],
} as const;

/** The variables of an editor's theme that the page asks for. */
function variables(theme: keyof typeof THEMES): string {
  const [back, text, focus, muted, input, border] = THEMES[theme];
  const charts = 'blue:#2f7fd6 purple:#a371d6 green:#388a34 red:#e51400 yellow:#bf8803 orange:#d18616';
  return [
    `--vscode-editor-background:${back};--vscode-editor-foreground:${text};--vscode-foreground:${text};--vscode-focusBorder:${focus}`,
    `--vscode-descriptionForeground:${muted};--vscode-input-background:${input};--vscode-input-foreground:${text}`,
    `--vscode-dropdown-background:${input};--vscode-dropdown-foreground:${text};--vscode-button-secondaryBackground:${input}`,
    `--vscode-button-secondaryForeground:${text};--vscode-panel-border:${border};--vscode-editorWidget-background:${input}`,
    `--vscode-editorError-foreground:#e51400;--vscode-editorWarning-foreground:#bf8803;--vscode-font-size:13px`,
    ...charts.split(' ').map((pair) => `--vscode-charts-${pair}`),
  ].join(';');
}

/** The script of the page, as it is shipped. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: ['client/src/webview/map.ts'], bundle: true, write: false, minify: true, logLevel: 'silent' },
    ...{ platform: 'browser', target: 'es2022', format: 'iife' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Loads the page; `state` is what the editor has kept of it. */
export async function openMapPage(
  page: Page,
  script: string,
  theme: keyof typeof THEMES = 'light',
  state?: unknown,
): Promise<void> {
  await page.addInitScript((kept) => {
    const said: unknown[] = [];
    Object.assign(window, {
      said,
      kept,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => said.push(message),
        getState: () => (window as unknown as { kept: unknown }).kept,
        setState: (next: unknown) => Object.assign(window, { kept: next }),
      }),
    });
  }, state);
  const policy = "default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'";
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="n">:root{${variables(theme)}}</style></head><body><script nonce="n">${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
  await page.route('http://map.test/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto('http://map.test/');
}

/** What the page has said to the editor. */
export function saidBy(page: Page): Promise<{ type: string; [key: string]: unknown }[]> {
  return page.evaluate(() => (window as unknown as { said: { type: string }[] }).said);
}

/** Hands the page a map, with a place for every node, and waits until it is drawn. */
export async function sendMap(page: Page, map: IdentityMap): Promise<void> {
  const nodes = map.nodes.map(({ place: _, ...node }, line) => ({
    ...node,
    at: { uri: 'file:///shop/main.tf', line, character: 0, endLine: line, endCharacter: 4 },
  }));
  await page.evaluate((message) => window.postMessage(message, '*'), { type: 'map', map: { nodes, links: map.links } });
  await page.waitForFunction((count) => document.querySelectorAll('svg.live g.node[data-id]').length === count, nodes.length, {
    timeout: 60_000,
  });
}

/** Runs in a browser window of its own, where this machine has one. */
export async function withBrowser(use: (page: Page) => Promise<void>): Promise<boolean> {
  const { browserPath, withPage } = await import(pathToFileURL('test/vscode/browser.mjs').href);
  if (!browserPath()) return false;
  await withPage(use);
  return true;
}
