/** What a program must be given, in every language. */
export const TOKEN = 'give the program the token of a service account that reads this vault alone (OP_SERVICE_ACCOUNT_TOKEN)';
