/** The name of a database account for people: its login, and where that alone does not tell, the database it belongs to. */
export function accountName(database: string, login: string | undefined): string {
  if (!login) return `master user (${database})`;
  return login.toLowerCase() === database.toLowerCase() ? login : `${login} (${database})`;
}
