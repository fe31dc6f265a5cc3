# The exports to the warehouse went to another account; its policy stayed.
data "aws_iam_policy_document" "warehouse_export" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::shop-warehouse-export/*"]
  }
}

resource "aws_iam_policy" "warehouse_export" {
  name   = "shop-warehouse-export-read"
  policy = data.aws_iam_policy_document.warehouse_export.json
}
