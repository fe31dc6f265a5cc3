#!/bin/sh
# Brings Groovy's jar, which Check.java needs, into the folder given: fetch.sh FOLDER
mvn -q dependency:copy -Dartifact=org.apache.groovy:groovy:4.0.24 -DoutputDirectory="$1"
