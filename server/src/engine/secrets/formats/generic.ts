import { family } from './model';

const rotate = 'issue a new one, switch its users, revoke the old one';

/** Shapes that no single vendor owns. Hashes of passwords are in hashes.ts. */
export const generic = [
  ...family(
    {
      provider: 'JWT',
      docs: 'https://www.rfc-editor.org/rfc/rfc7519',
      rotate,
      holder: 'either',
      lifetime: 'its exp claim says',
      opens: 'what its claims say',
    },
    [
      {
        id: 'jwt',
        title: 'signed token',
        pattern: /eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,4000}(?:\.[A-Za-z0-9_-]{0,1000})?/,
        literals: ['eyJhbGciOi', 'eyJ0eXAiOi', 'eyJraWQiOi', 'eyJ4NXQiOi', 'eyJqa3UiOi'],
        follow: ['url', 8],
      },
    ],
  ),
  ...family(
    {
      provider: 'HTTP',
      docs: 'https://www.rfc-editor.org/rfc/rfc6750',
      rotate,
      holder: 'either',
      lifetime: 'as its issuer says',
      opens: 'what its issuer lets it',
    },
    [
      {
        id: 'http-bearer',
        title: 'bearer token in a header',
        pattern: /[A-Za-z0-9+/._~-]{20,2000}={0,2}/,
        literals: ['Bearer ', 'bearer '],
        at: 'keyword',
        follow: ['token', 20],
        random: true,
      },
      {
        id: 'http-basic',
        type: 'password',
        title: 'Basic login in a header',
        pattern: /[A-Za-z0-9+/]{12,400}={0,2}/,
        literals: ['Basic ', 'basic '],
        at: 'keyword',
        follow: ['base64', 12],
        docs: 'https://www.rfc-editor.org/rfc/rfc7617',
      },
    ],
  ),
];
