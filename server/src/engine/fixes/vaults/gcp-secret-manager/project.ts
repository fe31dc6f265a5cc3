/** What a program must be told, in every language. */
export const PROJECT = 'set GOOGLE_CLOUD_PROJECT to the project that holds the secret';
