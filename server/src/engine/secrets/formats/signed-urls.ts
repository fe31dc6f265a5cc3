import { family } from './model';

const shared = {
  provider: 'AWS',
  rotate: 'wait for its end, or take the rights from the key that signed it; better: sign at the moment of use',
  holder: 'either',
  opens: 'what the address names, for everybody who has it',
  lifetime: 'as the address says',
} as const;

/** Addresses that are credentials: the signature is what opens, the other fields say what and until when. */
export const signedUrls = family(
  { ...shared, docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html' },
  [
    {
      id: 'aws-presigned-url',
      title: 'presigned URL',
      pattern: /[0-9a-f]{64}/,
      literals: ['X-Amz-Signature='],
      at: 'keyword',
      follow: ['hex', 64],
      lifetime: 'at most seven days, or the life of the session that signed it',
    },
    {
      id: 'google-signed-url',
      provider: 'Google',
      title: 'signed URL',
      pattern: /[0-9a-f]{64,1024}/,
      literals: ['X-Goog-Signature='],
      at: 'keyword',
      follow: ['hex', 64],
      lifetime: 'at most seven days',
      docs: 'https://cloud.google.com/storage/docs/access-control/signed-urls',
    },
    {
      id: 'storage-signed-url',
      provider: 'Object storage',
      title: 'signed URL (signature version 2)',
      pattern: /[A-Za-z0-9%+/]{26,460}(?:%3D|=){1,2}/,
      literals: ['&Signature=', '?Signature='],
      at: 'keyword',
      follow: ['token', 10],
      random: true,
      docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html',
    },
    {
      id: 'aws-cloudfront-url',
      title: 'CloudFront signed URL',
      pattern: /[A-Za-z0-9~_-]{94,344}/,
      literals: ['&Signature=', '?Signature='],
      at: 'keyword',
      follow: ['token', 40],
      random: true,
      docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html',
    },
    {
      id: 'aws-cloudfront-cookie',
      title: 'CloudFront signed cookie',
      pattern: /[A-Za-z0-9~_-]{94,344}/,
      literals: ['CloudFront-Signature'],
      at: 'keyword',
      random: true,
      docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html',
    },
  ],
);

/** All of these, and Azure's: one rule speaks of them. */
export const SIGNED_URLS: ReadonlySet<string> = new Set([...signedUrls.map(({ id }) => id), 'azure-sas-signature']);
