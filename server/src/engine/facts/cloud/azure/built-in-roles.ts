/** Built-in roles of Azure by their ids: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const TABLE = `
8e3af657-a8ff-443c-a75c-2fe8c4bcb635 Owner
b24988ac-6180-42a0-ab88-20f7382dd24c Contributor
18d7d88d-d35e-4fb5-a5c3-7773c20a72d9 User Access Administrator
f58310d9-a9f6-439a-9e8d-f62e7b41a168 Role Based Access Control Administrator
acdd72a7-3385-48ef-bd42-f606fba81ae7 Reader
a8889054-8d42-49c9-bc1c-52486c10e7cd Reservations Administrator
00482a5a-887f-4fb3-b363-3b7fe8e74483 Key Vault Administrator
a4417e6f-fecd-4de8-b567-7b0420556985 Key Vault Certificates Officer
f25e0fa2-a7c8-4377-a976-54943a77a395 Key Vault Contributor
14b46e9e-c2b7-41b4-b07b-48a6ebf60603 Key Vault Crypto Officer
e147488a-f6f5-4113-8e2d-b22465e65bf6 Key Vault Crypto Service Encryption User
12338af0-0e69-4776-bea7-57ae8d297424 Key Vault Crypto User
8b54135c-b56d-4d72-a534-26097cfdc8d8 Key Vault Data Access Administrator
21090545-7ca7-4776-b22c-e363652d74d2 Key Vault Reader
b86a8fe4-44ce-4948-aee5-eccb2c155cd7 Key Vault Secrets Officer
4633458b-17de-408a-b874-0445c86b69e6 Key Vault Secrets User
e40ec5ca-96e0-45a2-b4ff-59039f2c2b59 Managed Identity Contributor
f1a07417-d97a-45cb-824c-7a7467783830 Managed Identity Operator
b7e6dc6d-f1e8-4753-8033-0f276bb0955b Storage Blob Data Owner
ba92f5b4-2d11-453d-a403-e96b0029c9fe Storage Blob Data Contributor
2a2b9908-6ea1-4ae2-8e65-a410df84e7d1 Storage Blob Data Reader
17d1049b-9a84-46fb-8f53-869881c3d3ab Storage Account Contributor
974c5e8b-45b9-4653-ba55-5f855dd0fb88 Storage Queue Data Contributor
0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3 Storage Table Data Contributor
7f951dda-4ed3-4680-a7ca-43fe172d538d AcrPull
8311e382-0749-4cb8-b61a-304f252e45ec AcrPush
090c5cfd-751d-490a-894a-3ce6f1109419 Azure Service Bus Data Owner
4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0 Azure Service Bus Data Receiver
69a216fc-b8fb-44d8-bc22-1f3c2cd27a39 Azure Service Bus Data Sender
f526a384-b230-433a-b45c-95f59c4a2dec Azure Event Hubs Data Owner
a638d3c7-ab3a-418d-83e6-5f17a39d4fde Azure Event Hubs Data Receiver
2b629674-e913-4c01-ae53-ef4638d8f975 Azure Event Hubs Data Sender
b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b Azure Kubernetes Service RBAC Cluster Admin
0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8 Azure Kubernetes Service Cluster Admin Role
9980e02c-c2be-4d73-94e8-173b1dc7cf3c Virtual Machine Contributor
4d97b98b-1d4f-4787-a291-c67834d212e7 Network Contributor
de139f84-1756-47ae-9be6-808fbbe84772 Website Contributor
`;

const NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => [line.slice(0, 36), line.slice(37)]),
);

/** The name of the role with this id; undefined for roles that are not in the table, such as one's own. */
export function builtInRole(id: string): string | undefined {
  return NAMES.get(id.toLowerCase());
}

/** The id that a role definition's path ends with, or that is the whole text. */
export function roleIdIn(text: string): string | undefined {
  return /(?:^|\/|\uFFFC)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.exec(text)?.[1];
}
