/** Secrets that their cloud replaces by itself, or whose declaration says how often somebody does. */
import type { Keeping } from './model';

export const MANAGED: readonly Keeping[] = [
  {
    // Seven days unless told otherwise. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
    about: 'secret-rotation',
    otherwise: 'none',
    days: 7,
    detail: 'AWS, which keeps the password',
    places: [
      {
        types: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster'],
        path: ['manage_master_user_password'],
        as: 'switch',
      },
      { types: ['aws_redshift_cluster'], path: ['manage_master_password'], as: 'switch' },
      {
        types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster'],
        path: ['Properties', 'ManageMasterUserPassword'],
        as: 'switch',
      },
      { types: ['AWS::Redshift::Cluster'], path: ['Properties', 'ManageMasterPassword'], as: 'switch' },
    ],
    unless: (_, written) => (written ? undefined : 'none'),
  },
  {
    // Google tells a topic that it is time; a program behind it makes the new version.
    // https://cloud.google.com/secret-manager/docs/secret-rotation
    about: 'secret-rotation',
    otherwise: 'missing',
    places: [{ types: ['google_secret_manager_secret'], path: ['rotation', 'rotation_period'], as: 'seconds' }],
    detail: 'a program that is told',
  },
];
