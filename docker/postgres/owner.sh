#!/bin/sh
# Run once by the image postgres when the data folder is new: the application owns one database and is no superuser.
set -eu

password="$(cat /secrets/owner-password)" # hexadecimal, so it needs no quoting
psql --quiet --set ON_ERROR_STOP=1 --username postgres <<SQL
CREATE ROLE tradewire LOGIN PASSWORD '$password';
CREATE DATABASE tradewire OWNER tradewire;
REVOKE ALL ON DATABASE tradewire FROM PUBLIC;
SQL
