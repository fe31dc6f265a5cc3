# The archive of product pictures and the search of the shop run on Google Cloud.
provider "google" {
  project     = "shop-archive"
  region      = "europe-west1"
  credentials = file("../keys/archive.json")
}

resource "google_service_account" "search" {
  account_id   = "search-runs"
  display_name = "Search"
}

resource "google_service_account" "archive" {
  account_id   = "archive-copies"
  display_name = "Copies pictures"
}

resource "google_project_iam_member" "search" {
  project = "shop-archive"
  role    = "roles/editor"
  member  = "serviceAccount:${google_service_account.search.email}"
}

resource "google_project_iam_member" "deploys" {
  project = "shop-archive"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = google_service_account.archive.member
}

resource "google_project_iam_member" "freelancer" {
  project = "shop-archive"
  role    = "roles/viewer"
  member  = "user:picture.desk.shop@gmail.com"
}

resource "google_service_account_key" "archive" {
  service_account_id = google_service_account.archive.name
}

resource "google_storage_bucket" "pictures" {
  name                        = "shop-archive-pictures"
  location                    = "EU"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_iam_member" "pictures" {
  bucket = google_storage_bucket.pictures.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_compute_instance" "indexer" {
  name         = "indexer"
  machine_type = "e2-standard-2"
  zone         = "europe-west1-b"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }

  service_account {
    scopes = ["cloud-platform"]
  }
}

resource "google_project_iam_custom_role" "release" {
  role_id = "release"
  title   = "Releases of the search"
  permissions = [
    "run.services.get",
    "run.services.update",
    "iam.serviceAccounts.actAs",
  ]
}

resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = "github"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "actions"

  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account_iam_member" "github" {
  service_account_id = google_service_account.search.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.repository/shop/search"
}
