/** Devices: what their certificates may do, by the policies of IoT. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';

const TF = `resource "aws_iot_thing" "sensor" { name = "sensor-1" }
resource "aws_iot_certificate" "sensor" { active = true }
resource "aws_iot_policy" "all" {
  name   = "all"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iot:*", Resource = "*" }] })
}
resource "aws_iot_policy_attachment" "sensor" {
  policy = aws_iot_policy.all.name
  target = aws_iot_certificate.sensor.arn
}
`;

describe('devices', () => {
  it('are identities, and their certificates hold what is attached to them', async () => {
    const { findings, graph } = await analyze({ 'iot/main.tf': TF });
    assert.deepEqual(
      graph.identities.map(({ kind, name, grants }) => [kind, name, grants.map(({ policy }) => policy?.name)]),
      [
        ['certificate', 'sensor', ['aws_iot_policy.all']],
        ['device', 'sensor-1', []],
      ],
    );
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, TF.slice(span.start, span.end)]),
      [
        ['aws-iam-service-wildcard', 'iot:*'],
        ['aws-iam-wildcard-resource', '*'],
      ],
    );
  });

  it('are identities in CloudFormation', async () => {
    const text = 'Resources:\n  Sensor:\n    Type: AWS::IoT::Thing\n    Properties: { ThingName: sensor-9 }\n';
    const { graph } = await analyze({ 'iot.yaml': text });
    assert.deepEqual(
      graph.identities.map(({ kind, name }) => [kind, name]),
      [['device', 'sensor-9']],
    );
  });
});
