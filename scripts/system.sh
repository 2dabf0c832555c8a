# Parts of the operating system that tests use. Sourced by the other scripts.

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

find_postgresql() {  # the newest folder of PostgreSQL's server programs
  if command -v initdb >/dev/null; then dirname "$(command -v initdb)"; return; fi
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 | grep .
}

find_norwegian_ocr() {  # the folder of tesseract's data, if Norwegian is there
  ls -d /usr/share/tesseract-ocr/*/tessdata/nor.traineddata /usr/share/tessdata/nor.traineddata \
    /usr/local/share/tessdata/nor.traineddata 2>/dev/null | head -n 1 | grep .
}

folder_for_tests() {  # for what tests write: in memory where there is room, so that none waits for a disk
  local folder
  if [ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" -gt 2000000 ] 2>/dev/null; then
    folder=$(mktemp -d /dev/shm/ordvern-tests.XXXXXX)
    # Some systems let nothing in it be executed, which tests do.
    cp "$(type -P true)" "$folder/" && "$folder/true" 2>/dev/null && rm "$folder/true" || { rm -rf "$folder"; folder=; }
  fi
  folder=${folder:-$(mktemp -d)}
  chmod 755 "$folder"  # servers that tests start as another account reach their own folders in it
  echo "$folder"
}

install_debian() {  # needs root and apt; fails without a word otherwise
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing $* ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return
  apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
