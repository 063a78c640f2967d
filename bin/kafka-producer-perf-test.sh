#!/bin/sh
here=$(readlink -f "$0")
. "${here%/*}/run.sh"
