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
];
