/** Application permissions of Microsoft Graph by their ids: https://learn.microsoft.com/graph/permissions-reference */
const TABLE = `
19dbc75e-c2e2-444c-a770-ec69d8559fc7 Directory.ReadWrite.All
9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8 RoleManagement.ReadWrite.Directory
06b708a9-e830-4db3-a914-8e69da51d44f AppRoleAssignment.ReadWrite.All
1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 Application.ReadWrite.All
18a4783c-866b-4cc7-a460-3d5e5662c884 Application.ReadWrite.OwnedBy
7ab1d382-f21e-4acd-a863-ba3e13f7da61 Directory.Read.All
df021288-bdef-4463-88db-98f22de89214 User.Read.All
741f803b-c850-494e-b5df-cde7c675a1ca User.ReadWrite.All
5b567255-7703-4780-807c-7be8301ae99b Group.Read.All
62a82d76-70ea-41e2-9197-370581804d09 Group.ReadWrite.All
7e05723c-0bb0-42da-be95-ae9f08a6e53c Domain.ReadWrite.All
75359482-378d-4052-8f01-80520e7db3cd Files.ReadWrite.All
b633e1c5-b582-4048-a93e-9f11b44c7e96 Mail.Send
`;

const NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => [line.slice(0, 36), line.slice(37)]),
);

/** The permission with this id. */
export function graphRole(id: string): string | undefined {
  return NAMES.get(id.toLowerCase());
}
