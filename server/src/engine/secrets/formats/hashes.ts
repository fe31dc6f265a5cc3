import { family } from './model';

/** Hashes of passwords: not the password, but enough to guess it offline. Quiet (low), since hashing libraries are full of them. */
export const hashes = family(
  {
    provider: 'Password hash',
    type: 'password',
    docs: 'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    rotate: 'set a new password, and keep its hash out of the repository',
    lifetime: 'until the password is changed',
    holder: 'either',
    opens: 'guess the password offline',
  },
  [
    {
      id: 'hash-bcrypt',
      title: 'bcrypt',
      pattern: /\$2[abxy]\$(?:0[4-9]|[12][0-9]|3[01])\$[A-Za-z0-9./]{53}/,
      literals: ['$2a$', '$2b$', '$2y$', '$2x$'],
      follow: ['digit', 2],
      minor: true,
    },
    {
      id: 'hash-md5-crypt',
      title: 'crypt MD5, Cisco type 5 or Apache',
      pattern: /\$(?:1|apr1)\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}/,
      literals: ['$1$', '$apr1$'],
      minor: true,
    },
    {
      id: 'hash-sha-crypt',
      title: 'crypt SHA-256 or SHA-512',
      pattern:
        /\$5\$(?:rounds=[0-9]{1,9}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{43}|\$6\$(?:rounds=[0-9]{1,9}\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{86}/,
      literals: ['$5$', '$6$'],
      minor: true,
    },
    {
      id: 'hash-yescrypt',
      title: 'yescrypt or scrypt',
      pattern: /\$(?:y\$j|gy\$j|7\$C)[A-Za-z0-9./]{1,11}\$[A-Za-z0-9./]{4,86}\$[A-Za-z0-9./]{43}/,
      literals: ['$y$j', '$gy$j', '$7$C'],
      minor: true,
    },
    {
      id: 'hash-argon2',
      title: 'Argon2',
      pattern:
        /\$argon2(?:id|i|d)\$(?:v=[0-9]{1,3}\$)?m=[0-9]{1,8},t=[0-9]{1,4},p=[0-9]{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,171}/,
      literals: ['$argon2'],
      minor: true,
    },
    {
      id: 'hash-phpass',
      title: 'phpass',
      pattern: /\$[PH]\$[5-9A-Za-z][A-Za-z0-9./]{30}/,
      literals: ['$P$', '$H$'],
      follow: ['token', 10],
      minor: true,
    },
    {
      id: 'hash-django',
      title: 'Django',
      pattern: /pbkdf2_sha(?:1|256|512)\$[0-9]{1,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{27,86}={0,2}/,
      literals: ['pbkdf2_sha1$', 'pbkdf2_sha256$', 'pbkdf2_sha512$'],
      minor: true,
    },
    {
      id: 'hash-cisco-8',
      title: 'Cisco type 8 or 9',
      pattern: /\$[89]\$[A-Za-z0-9./]{14}\$[A-Za-z0-9./]{43}/,
      literals: ['$8$', '$9$'],
      follow: ['token', 14],
      minor: true,
    },
    {
      id: 'hash-cisco-7',
      title: 'Cisco type 7, which anybody can read back',
      pattern: /[01][0-9](?:[0-9A-F]{2}){4,40}/,
      literals: ['password 7 ', 'key 7 ', 'secret 7 '],
      at: 'keyword',
    },
    {
      id: 'hash-krb5',
      title: 'Kerberos ticket or pre-authentication',
      pattern:
        /\$krb5(?:asrep|tgs)\$(?:17|18|23)\$[^\s"'`<>,;]{1,300}\$[0-9a-f]{64,4000}|\$krb5pa\$(?:17|18|23)\$[^\s"'`<>,;]{1,200}\$[0-9a-f]{80,120}/,
      literals: ['$krb5asrep$', '$krb5tgs$', '$krb5pa$'],
    },
    {
      id: 'hash-ntlm-dump',
      title: 'Windows account dump (LM and NT hash)',
      pattern: /[0-9]{3,6}:[0-9a-fA-F]{32}:[0-9a-fA-F]{32}:::/,
      literals: [':::'],
      at: 'inside',
      before: 73,
    },
    {
      id: 'hash-netntlm',
      title: 'NetNTLM response',
      pattern: /[A-Za-z0-9_.-]{1,40}::[A-Za-z0-9_.-]{1,40}:[0-9a-fA-F]{16}:[0-9a-fA-F]{32}:[0-9a-fA-F]{60,1200}/,
      literals: ['netntlm', 'ntlmv2'],
      at: 'keyword',
    },
    {
      id: 'hash-mysql',
      title: 'MySQL native',
      pattern: /\*[0-9A-F]{40}/,
      literals: ['mysql_native_password', 'identified by password', 'password_hash'],
      at: 'keyword',
      minor: true,
    },
    {
      id: 'hash-postgres-scram',
      title: 'PostgreSQL SCRAM verifier',
      pattern: /SCRAM-SHA-256\$[0-9]{1,7}:[A-Za-z0-9+/]{20,44}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=/,
      literals: ['SCRAM-SHA-256$'],
      minor: true,
    },
    {
      id: 'hash-ldap',
      title: 'LDAP salted SHA',
      pattern: /\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{32,120}={0,2}/,
      literals: ['{SSHA'],
      minor: true,
    },
  ],
);
