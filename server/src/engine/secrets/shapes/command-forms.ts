/** Programs that take a password on their command line, and where it stands there. From their own manuals. */

/** How one program is given a password: the value is the expression's group `value`. */
export interface CommandForm {
  /** What the byte filter looks for, in lower case. */
  readonly literals: readonly string[];
  readonly program: string;
  /** Matched behind the literal, within one command; `before` is matched against the line up to the literal's end. */
  readonly after?: RegExp;
  readonly before?: RegExp;
  /** What must stand a little in front of it: words of prose are no statement. */
  readonly statement?: RegExp;
}

const WORD = String.raw`(?:"(?<double>[^"\r\n]{1,160})"|'(?<single>[^'\r\n]{1,160})'|(?<plain>[^\s"'\`;|&<>]{1,160}))`;
const after = (option: string): RegExp => new RegExp(`${option}${WORD}`, 'd');
const before = (option: string, rest: string): RegExp => new RegExp(`${option}${WORD}${rest}$`, 'd');
const ECHO = String.raw`\becho[ \t]+(?:-[neE]{1,3}[ \t]+)?`;

export const COMMANDS: readonly CommandForm[] = [
  // https://learn.microsoft.com/sysinternals/downloads/psexec
  { literals: ['psexec'], program: 'psexec', after: after(String.raw`[ \t][-/]p[ \t]+`) },
  // https://man7.org/linux/man-pages/man1/sshpass.1.html
  { literals: ['sshpass '], program: 'sshpass', after: after(String.raw`^[^\n]{0,60}?-p[ \t]*`) },
  // https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html: no blank may stand behind -p
  {
    literals: ['mysql -', 'mariadb -'],
    program: 'mysql',
    after: after(String.raw`(?:^p|[ \t]-p|(?:^|-)-?password=)(?![ \t])`),
  },
  {
    literals: ['mysqldump ', 'mysqladmin ', 'mariadb-dump '],
    program: 'mysql',
    after: after(String.raw`(?:(?:^|[ \t])-p|--password=)(?![ \t])`),
  },
  { literals: ['mysqladmin '], program: 'mysqladmin', after: after(String.raw`[ \t]password[ \t]+`) },
  // https://learn.microsoft.com/windows-server/administration/windows-commands/
  { literals: ['net use '], program: 'net use', after: after(String.raw`[ \t]/user:\S{1,80}[ \t]+(?!/)`) },
  { literals: ['net use '], program: 'net use', after: after(String.raw`\\\\\S{1,120}[ \t]+(?=\S{1,80}[ \t]+/u)(?!/)`) },
  { literals: ['cmdkey '], program: 'cmdkey', after: after('/pass:') },
  { literals: ['schtasks '], program: 'schtasks', after: after(String.raw`[ \t]/[rR][pP][ \t]+`) },
  { literals: ['docker login', 'podman login'], program: 'docker login', after: after(String.raw`[ \t](?:-p|--password)[ \t=]+`) },
  // https://learn.microsoft.com/cli/azure/reference-index#az-login
  { literals: ['az login'], program: 'az login', after: after(String.raw`[ \t](?:-p|--password)[ \t=]+`) },
  { literals: ['redis-cli '], program: 'redis-cli', after: after(String.raw`[ \t](?:-a|--pass)[ \t]+`) },
  {
    literals: ['mongosh ', 'mongo -', 'mongodump ', 'mongorestore ', 'mongoimport '],
    program: 'mongo',
    after: after(String.raw`(?:(?<=[ \t-])p(?<=[ \t]-p|^-p)|-password)[ \t=]+`),
  },
  // https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility
  { literals: ['sqlcmd '], program: 'sqlcmd', after: after(String.raw`(?:^|[ \t])-P[ \t]*`) },
  { literals: ['plink ', 'pscp ', 'plink.exe ', 'pscp.exe '], program: 'plink', after: after(String.raw`(?:^|[ \t])-pw[ \t]+`) },
  { literals: ['xfreerdp '], program: 'xfreerdp', after: after(String.raw`(?:^|[ \t])/p:`) },
  // https://docs.openssl.org/master/man1/openssl-passphrase-options/
  { literals: ['-passin ', '-passout ', '-pass '], program: 'openssl', after: after('^["\']?pass:') },
  { literals: ['-storepass ', '-keypass '], program: 'keytool', after: after('^[ \\t]*') },
  { literals: ['ldapsearch ', 'ldapadd ', 'ldapmodify '], program: 'ldapsearch', after: after(String.raw`(?:^|[ \t])-w[ \t]*`) },
  {
    literals: ['htpasswd -'],
    program: 'htpasswd',
    after: after(String.raw`^(?=\w*b)\w{1,8}[ \t]+(?:-\w+[ \t]+){0,3}(?:\S{1,80}[ \t]+){2}`),
  },
  { literals: ['smbclient '], program: 'smbclient', after: after(String.raw`(?:^|[ \t])-U[ \t]*["']?[^\s%"']{1,60}%`) },
  // https://www.man7.org/linux/man-pages/man8/chpasswd.8.html: lines of user:password
  { literals: ['chpasswd'], program: 'chpasswd', before: /\becho[ \t]+(?:-[neE]{1,3}[ \t]+)?["']?[\w.-]{1,40}:(?<plain>[^\s"'|`]{1,160})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:\/usr\/sbin\/)?$/d },
  { literals: ['passwd --stdin', 'sudo -s', '--password-stdin', 'kinit '], program: 'echo', before: before(ECHO, String.raw`[ \t]*\|[^|\n]{0,120}`) },
  // Logins of registries, clusters and brokers, each by its own manual.
  {
    literals: ['twine upload', 'az acr login', 'oc login', 'cf login', 'cqlsh ', 'rabbitmqadmin '],
    program: 'the login',
    after: after(String.raw`[ \t](?:-p|--password)[ \t=]+`),
  },
  // https://www.rabbitmq.com/docs/man/rabbitmqctl.8
  { literals: ['rabbitmqctl '], program: 'rabbitmqctl', after: after(String.raw`^(?:add_user|change_password)[ \t]+[^\s-]\S{0,60}[ \t]+(?!-)`) },
  // https://developer.hashicorp.com/vault/docs/commands/login: what no words are
  { literals: ['vault login '], program: 'vault', after: /^(?:-[\w=-]{1,40}[ \t]+){0,3}["']?(?<plain>(?=[\w.-]{0,60}\d)[\w.-]{8,160})(?!=)/d },
  // Vaults that are filled by a script: the value stands in the script.
  { literals: ['keyvault secret set'], program: 'az keyvault secret set', after: after(String.raw`[ \t]--value[ \t=]+`) },
  {
    literals: ['secretsmanager create-secret', 'secretsmanager put-secret-value', 'secretsmanager update-secret'],
    program: 'aws secretsmanager',
    after: after(String.raw`[ \t]--secret-string[ \t=]+(?!["']?file:)`),
  },
  {
    literals: ['ssm put-parameter'],
    program: 'aws ssm put-parameter',
    after: after(String.raw`(?=[\s\S]{0,400}SecureString)[\s\S]{0,400}?[ \t]--value[ \t=]+(?!["']?file:)`),
  },
  { literals: ['openssl enc'], program: 'openssl', after: after(String.raw`[ \t]-k[ \t]+`) },
  // https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/: user/password@connection
  { literals: ['sqlplus '], program: 'sqlplus', after: /^(?:-[\w.]{1,8}[ \t]+){0,4}["']?[\w$#]{1,40}\/(?<plain>[^\s"'@/;|&<>]{3,120})(?=@|["']?[ \t]+(?:@|as\b))/d },
  { literals: ['lftp '], program: 'lftp', after: /(?:^|[ \t])-u[ \t]+["']?[^\s,"']{1,60},(?<plain>[^\s"',;|&<>]{3,120})/d },
  { literals: ['doctl auth init'], program: 'doctl', after: after(String.raw`[ \t](?:-t|--access-token)[ \t=]+`) },
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring
  { literals: ['convertto-securestring '], program: 'ConvertTo-SecureString', after: /^(?:-AsPlainText[ \t]+|-Force[ \t]+|-String[ \t]+){0,3}(?:"(?<double>[^"$\r\n]{1,160})"|'(?<single>[^'\r\n]{1,160})')/d },
  // SQL of MySQL, Oracle and ClickHouse: CREATE USER … IDENTIFIED [WITH plugin] BY '…'
  { literals: ['identified by ', 'identified with '], program: 'IDENTIFIED BY', statement: /\b(?:CREATE|ALTER)\s{1,4}(?:OR\s{1,4}REPLACE\s{1,4})?(?:USER|ROLE|DATABASE)\b|\bGRANT\s/i, after: /^(?:["'`]?[\w]{1,40}["'`]?[ \t]+(?:BY|AS)[ \t]+)?(?:PASSWORD[ \t]+|VALUES[ \t]+)?(?:\\?'(?<single>[^'\r\n\\]{1,160})\\?'|\\?"(?<double>[^"\r\n\\]{1,160})\\?")/di },
]; // biome-ignore format: a table
