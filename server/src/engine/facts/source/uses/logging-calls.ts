/** Calls that print or log what they are given, by dialect; and what may stand between a secret and its being printed. */
import type { Dialect } from '../dialects/role';

/** `logger`, `this.log`, `requestLogger`, `LOG`; not `dialog` or `catalog`. */
const LOGGER =
  '(?:^|\\.)(?:[$@_]{0,2}(?:log|logger|logging|LOG|LOGGER|Log|Logger)|[a-z]\\w{0,40}(?:Log|Logger)|\\w{1,40}_(?:log|logger))\\.';

function printing(own: string, methods: string): RegExp {
  return new RegExp(`^(?:${own})$|${LOGGER}(?:${methods})$`);
}

const LEVELS = 'log|trace|debug|verbose|info|notice|warn|warning|error|critical|fatal';
const JVM = `${LEVELS}|fine|finer|finest|severe|config|[dewiv]`;

/** Callees whose arguments are shown to whoever reads the output or the log. `::` and `->` are written `.`. */
export const PRINTS: Readonly<Partial<Record<Dialect, RegExp>>> = {
  js: printing(
    'console\\.(?:log|info|warn|error|debug|trace|dir|table)|core\\.(?:info|debug|notice|warning)|(?:winston|pino|bunyan)\\.\\w+',
    `${LEVELS}|silly|http|success`,
  ),
  python: printing('print|pprint|pprint\\.pprint|rich\\.print|(?:click|typer)\\.s?echo', `${LEVELS}|exception|success`),
  go: printing(
    'fmt\\.(?:Print|Println|Printf|Fprint|Fprintln|Fprintf)|log\\.(?:Print|Fatal|Panic)(?:f|ln)?|print|println|' +
      '(?:slog|logrus|klog|glog|sugar|zlog|zap)\\.(?:Debug|Info|Warn|Warning|Error|Fatal|Panic|Trace)(?:f|ln|w|Context|Depth)?',
    '(?:Debug|Info|Warn|Warning|Error|Fatal|Panic|Trace|Print)(?:f|ln|w|Context)?',
  ),
  java: printing('System\\.(?:out|err)\\.(?:print|println|printf)', JVM),
  kotlin: printing('System\\.(?:out|err)\\.(?:print|println|printf)|print|println|Timber\\.[dewiv]', JVM),
  csharp: printing(
    '(?:System\\.)?(?:Console|Debug|Trace|Diagnostics\\.Debug)\\.(?:Write|WriteLine)|Console\\.(?:Out|Error)\\.(?:Write|WriteLine)',
    'Log\\w{0,20}|Debug|Information|Warning|Error|Fatal|Verbose|Info|Warn|Trace',
  ),
  ruby: printing(
    'puts|p|pp|print|warn|(?:\\$stdout|\\$stderr|STDOUT|STDERR)\\.(?:puts|print|write)|Rails\\.logger\\.\\w+',
    LEVELS,
  ),
  php: printing('error_log|var_dump|print_r|var_export|syslog|dump|dd|printf|print', `${LEVELS}|alert|emergency`),
  powershell: /^write-(?:host|output|information|verbose|warning|error|debug)$/i,
  rust: printing('(?:log\\.|tracing\\.)?(?:e?println?|dbg|trace|debug|info|warn|error)!?', LEVELS),
};

/** Last names of calls that put their arguments into a text, or hand back what they are given. */
export const FORMATS: ReadonlySet<string> = new Set(
  (
    'format Sprintf Sprint Sprintln sprintf formatted String str toString to_string to_s get_secret_value concat Concat Join join ' +
    'zap.String zap.Any slog.String slog.Any inspect repr expose_secret'
  ).split(' '),
);

/** What a call with such a name gives back shows the secret no more, or it was made up a moment ago. */
export const HIDES =
  /mask|redact|hash|sanit|obfuscat|encrypt|digest|censor|scrub|length|count|fingerprint|generat|random|uuid|token_(?:hex|urlsafe|bytes)|choice|translat|gettext|label|message|prompt|isset|empty|exists|validat/i;

/** Whose fields are texts about a password: `errors.password`, `t.password`. */
export const TELLS =
  /(?:^|\.)(?:t|i18n|l10n|\w*(?:[eE]rrors?|[lL]abels?|[mM]essages?|[tT]exts?|[sS]trings?|[tT]ranslations?|[fF]ields?|[sS]chemas?|[pP]laceholders?|[tT]ypes?|[cC]olumns?|[nN]ames?|[kK]eys?|[rR]ules?|[eE]num|ERRORS?|MESSAGES?))$/;

/** Words of names that stand for a credential and for nothing else; a `token` alone may be a parser's, a `key` a dictionary's. */
export const SURE_NAME =
  /(?:^| )(?:password|passwd|passphrase|api ?key|secret ?key|client ?secret|app secret|api secret|private ?key|(?:secret )?access ?key|(?:access|auth|bearer|refresh|github|gitlab|slack|bot|npm|api|vault|oauth|id|personal access) token)$/;
