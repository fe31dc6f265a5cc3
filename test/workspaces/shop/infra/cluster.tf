# What runs reports in the cluster, and who deploys to it.

resource "kubernetes_namespace_v1" "reports" {
  metadata {
    name = "reports"
  }
}

resource "kubernetes_service_account_v1" "reports" {
  metadata {
    name      = "reports"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }
}

resource "kubernetes_role_v1" "reports" {
  metadata {
    name      = "reports"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }

  rule {
    api_groups = ["batch"]
    resources  = ["jobs"]
    verbs      = ["get", "list"]
  }

  rule {
    api_groups = [""]
    resources  = ["configmaps", "secrets"]
    verbs      = ["get", "list"]
  }
}

resource "kubernetes_role_binding_v1" "reports" {
  metadata {
    name      = "reports"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.reports.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.reports.metadata[0].name
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }
}

resource "kubernetes_cron_job_v1" "cleanup" {
  metadata {
    name      = "cleanup"
    namespace = kubernetes_namespace_v1.reports.metadata[0].name
  }

  spec {
    schedule = "30 2 * * *"

    job_template {
      metadata {}

      spec {
        template {
          metadata {}

          spec {
            restart_policy = "OnFailure"

            container {
              name  = "cleanup"
              image = "registry.shop.example/cleanup:4"
            }
          }
        }
      }
    }
  }
}

resource "aws_eks_access_policy_association" "deploy" {
  cluster_name  = "shop"
  principal_arn = "arn:aws:iam::111122223333:role/shop-deploy"
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}
