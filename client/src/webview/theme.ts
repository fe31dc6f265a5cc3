/** The page of the map in the editor's colours: of whatever theme, high contrast included. */
export const PAGE_CSS = `
:root{
--map-back:var(--vscode-editor-background);--map-text:var(--vscode-editor-foreground);--map-muted:var(--vscode-descriptionForeground);
--map-line:var(--vscode-editorLineNumber-activeForeground,var(--vscode-descriptionForeground));
--map-assumes:var(--vscode-charts-purple);
--map-identity:color-mix(in srgb,var(--vscode-charts-blue) 38%,var(--vscode-editor-background));
--map-user:color-mix(in srgb,var(--vscode-editor-foreground) 22%,var(--vscode-editor-background));
--map-rights:color-mix(in srgb,var(--vscode-charts-yellow) 40%,var(--vscode-editor-background));
--map-store:color-mix(in srgb,var(--vscode-charts-green) 40%,var(--vscode-editor-background));
--map-outsider:color-mix(in srgb,var(--vscode-charts-red) 40%,var(--vscode-editor-background));
--map-critical:var(--vscode-editorError-foreground,var(--vscode-charts-red));--map-high:var(--vscode-editorError-foreground,var(--vscode-charts-red));
--map-medium:var(--vscode-editorWarning-foreground,var(--vscode-charts-yellow));--map-low:var(--vscode-editorInfo-foreground,var(--vscode-charts-blue));
--map-info:var(--vscode-descriptionForeground);
--map-region:var(--vscode-charts-blue);--map-region-1:var(--vscode-charts-purple);--map-region-2:var(--vscode-charts-orange);
--map-region-3:var(--vscode-charts-green);--map-region-4:var(--vscode-charts-red);--map-region-5:var(--vscode-charts-foreground);
--map-focus:var(--vscode-focusBorder)}
body{margin:0;padding:0;height:100vh;display:flex;flex-direction:column;color:var(--vscode-foreground);font-family:var(--vscode-font-family);font-size:var(--vscode-font-size)}
.toolbar{display:flex;flex-wrap:wrap;gap:6px 8px;align-items:center;padding:6px 10px;border-bottom:1px solid var(--vscode-panel-border,transparent);background:var(--vscode-editor-background)}
.toolbar input[type=search],.toolbar select{color:var(--vscode-input-foreground);background:var(--vscode-input-background);border:1px solid var(--vscode-input-border,var(--vscode-contrastBorder,transparent));padding:3px 6px;font:inherit;border-radius:2px}
.toolbar input[type=search]{min-width:11em}
.toolbar select{color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border-color:var(--vscode-dropdown-border,transparent)}
.toolbar button{color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground);border:1px solid var(--vscode-contrastBorder,var(--vscode-button-border,transparent));padding:3px 9px;font:inherit;border-radius:2px;cursor:pointer}
.toolbar button:hover{background:var(--vscode-button-secondaryHoverBackground)}
.toolbar button[hidden]{display:none}
.toolbar :focus-visible,summary:focus-visible{outline:1px solid var(--vscode-focusBorder);outline-offset:1px}
.toolbar fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 10px}
.toolbar label{display:inline-flex;align-items:center;white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.status{color:var(--vscode-descriptionForeground);margin-left:auto}
.stage{flex:1;min-height:0;position:relative}
details.key{position:absolute;left:8px;bottom:8px;background:var(--vscode-editorWidget-background);border:1px solid var(--vscode-editorWidget-border,var(--vscode-contrastBorder,transparent));padding:4px 8px;max-width:calc(100% - 34px)}
details.key summary{cursor:pointer}
details.key svg{width:min(760px,100%);height:auto;display:block;background:none}
details.key p{margin:6px 0 2px;color:var(--vscode-descriptionForeground)}
.empty{position:absolute;inset:0;display:none;place-content:center;color:var(--vscode-descriptionForeground);pointer-events:none}
body.nothing .empty{display:grid}
`;
