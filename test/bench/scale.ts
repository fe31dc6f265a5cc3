/**
 * Workspaces of 1,000 and of 10,000 files, the larger with 5,000 identities: the first analysis, one edit, the inventory, and the memory
 * they take. Services of a made-up company: each has Terraform, manifests, a program and settings.
 */
import { analyzeFile, analyzeWorkspace, type FileResult, isWorthKeeping } from '../../server/src/engine/analyze';
import { inventoryOf } from '../../server/src/engine/inventory';
import { testEngine } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';

const SIZES = [125, 1250];
const engine = { ...testEngine, today: '2026-06-01' };

/** Eight files that belong together. */
function serviceFiles(n: number): [string, string][] {
  const name = `svc-${String(n).padStart(4, '0')}`;
  const team = `team-${n % 40}`;
  const home = `services/${team}/${name}`;
  return [
    [
      `${home}/infra/iam.tf`,
      `resource "aws_iam_role" "app" {
  name               = "${name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = { owner = "${team}" }
}

resource "aws_iam_user" "ci" {
  name = "${name}-ci"
  tags = { owner = "${team}" }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "arn:aws:s3:::${name}/*" }]
  })
}
`,
    ],
    [
      `${home}/infra/main.tf`,
      `resource "aws_lambda_function" "app" {
  function_name = "${name}"
  role          = aws_iam_role.app.arn
  handler       = "app.handler"
  runtime       = "python3.12"
  filename      = "\${path.module}/app.zip"
  environment {
    variables = { TABLE = var.table }
  }
}

resource "aws_db_instance" "main" {
  identifier                  = "${name}"
  username                    = "app"
  manage_master_user_password = true
}
`,
    ],
    [`${home}/infra/variables.tf`, `variable "table" {\n  type    = string\n  default = "${name}"\n}\n`],
    [
      `${home}/deploy/app.yaml`,
      `apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, namespace: ${team} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${team} }
spec:
  template:
    spec:
      serviceAccountName: ${name}
      containers:
        - name: app
          image: registry.example/${name}:1
          env:
            - name: DB_PASSWORD
              valueFrom: { secretKeyRef: { name: ${name}, key: password } }
`,
    ],
    [
      `${home}/deploy/rbac.yaml`,
      `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ${name}, namespace: ${team} }
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: ${name}, namespace: ${team} }
subjects:
  - { kind: ServiceAccount, name: ${name}, namespace: ${team} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${name} }
`,
    ],
    [
      `${home}/src/app.py`,
      `import os\nimport boto3\n\ns3 = boto3.client("s3")\n\n\ndef handler(event, context):\n    s3.get_object(Bucket="${name}", Key=event["key"])\n    return os.environ["TABLE"]\n`,
    ],
    [
      `${home}/src/lib.py`,
      `def total(orders):\n    return sum(order["amount"] for order in orders)\n\n\nclass Order:\n    def __init__(self, amount):\n        self.amount = amount\n`,
    ],
    [
      `${home}/settings.yaml`,
      `name: ${name}\nteam: ${team}\nreplicas: 2\ndatabase:\n  host: ${name}.internal\n  password: \${DB_PASSWORD}\n`,
    ],
  ];
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

async function scale(services: number): Promise<void> {
  const files = Array.from({ length: services }, (_, n) => serviceFiles(n)).flat();
  await prepareGrammars(files.map(([file]) => file));
  const results = new Map<string, FileResult>();
  const cold = timed(() => {
    for (const [file, text] of files) {
      const result = analyzeFile({ file, text }, engine);
      if (isWorthKeeping(result)) results.set(file, result);
    }
  });
  const joined = timed(() => analyzeWorkspace([...results.values()], engine));
  const listed = timed(() => inventoryOf(joined.value));
  console.log(
    `${files.length} files: read ${cold.ms.toFixed(0)} ms, joined ${joined.ms.toFixed(0)} ms, ${joined.value.graph.identities.length} identities, ` +
      `${joined.value.findings.length} findings, inventory ${listed.ms.toFixed(0)} ms, heap ${megabytes(process.memoryUsage().heapUsed)}, ` +
      `resident ${megabytes(process.memoryUsage().rss)}`,
  );
  const edited = ['infra/iam.tf', 'deploy/app.yaml', 'src/app.py', 'settings.yaml'].map((end) => {
    const times = Array.from({ length: 10 }, (_, nth) => {
      const [file, text] = files.find(([path]) => path.endsWith(`svc-${String(nth * 10).padStart(4, '0')}/${end}`)) ?? ['', ''];
      const at = text.indexOf('\n') + 1;
      const typed = `${text.slice(0, at)}${end.endsWith('.py') ? '# x' : '# x'}\n${text.slice(at)}`;
      const one = timed(() => {
        results.set(file, analyzeFile({ file, text: typed }, engine));
        return analyzeWorkspace([...results.values()], engine);
      });
      return { edit: one.ms, list: timed(() => inventoryOf(one.value)).ms };
    });
    const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
    return `  edit of ${end}: ${median(times.map(({ edit }) => edit)).toFixed(0)} ms, inventory after it ${median(times.map(({ list }) => list)).toFixed(0)} ms (medians of ${times.length})`;
  });
  console.log(edited.join('\n'));
}

(async () => {
  for (const services of SIZES) await scale(services);
})();
