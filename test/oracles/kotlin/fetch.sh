#!/bin/sh
# Brings Kotlin's compiler, which Check.java needs, into the folder given: fetch.sh FOLDER
mvn -q -B -f "$(dirname "$0")/pom.xml" dependency:copy-dependencies -DoutputDirectory="$(realpath -m "$1")"
