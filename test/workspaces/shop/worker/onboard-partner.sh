#!/bin/sh
# A key for a partner that asks for one.
set -eu
aws iam create-user --user-name "partner-$1"
aws iam create-access-key --user-name "partner-$1" > "partner-$1.json"
