import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import pg from 'pg';

/** Product images. The keys were meant for one afternoon. */
export const images = new S3Client({
  region: 'eu-west-1',
  credentials: {
    accessKeyId: '{{aws-access-key-id:2}}',
    secretAccessKey: '{{aws-secret-key:2}}',
  },
});

/** Uploads use the role of the task. */
export const uploads = new S3Client({ region: 'eu-west-1' });

/** Old thumbnails: the default chain would read these variables itself. */
export const thumbnails = new S3Client({
  region: 'eu-west-1',
  credentials: {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID!,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY!,
  },
});

export const orders = new pg.Pool({
  host: 'orders.shop.internal',
  user: 'shop',
  password: 'Meadow-Train-2291!',
});

/** The catalogue does it right. */
export async function openCatalogue(): Promise<pg.Pool> {
  const vault = new SecretsManagerClient({});
  const answer = await vault.send(new GetSecretValueCommand({ SecretId: 'shop/catalogue' }));
  return new pg.Pool({ host: 'catalogue.shop.internal', user: 'catalogue', password: JSON.parse(answer.SecretString!).password });
}
