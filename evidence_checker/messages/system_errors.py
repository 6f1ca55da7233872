"""What the system says of a file it will not open or write, in Indonesian: the texts of POSIX `strerror`.

Windows speaks the language of its user already; a text that is not listed is shown as it is.
"""

ID: dict[str, str] = {
    "Address already in use": "alamatnya sudah dipakai program lain",
    "Broken pipe": "penerimanya sudah berhenti",
    "Connection refused": "sambungan ditolak",
    "Device or resource busy": "sedang dipakai",
    "Directory not empty": "foldernya tidak kosong",
    "Disk quota exceeded": "jatah disk sudah habis",
    "File exists": "sudah ada",
    "File name too long": "namanya terlalu panjang",
    "File too large": "berkasnya terlalu besar",
    "Input/output error": "disk gagal dibaca atau ditulis",
    "Invalid argument": "namanya tidak dapat dipakai",
    "Invalid cross-device link": "berada di disk lain",
    "Is a directory": "itu sebuah folder",
    "No space left on device": "disk penuh (no space left)",  # as the operator will search for it
    "No such device or address": "perangkatnya tidak ada",
    "No such file or directory": "berkas atau foldernya tidak ada",
    "Not a directory": "sebagian jalurnya bukan folder",
    "Operation not permitted": "tidak diizinkan",
    "Operation not supported": "tidak didukung di sana",
    "Permission denied": "tidak ada izin",
    "Read-only file system": "disk hanya dapat dibaca",
    "Stale file handle": "folder bersama terputus",
    "Text file busy": "sedang dipakai",
    "Too many levels of symbolic links": "tautannya berputar",
    "Too many open files": "terlalu banyak berkas terbuka",
    "Transport endpoint is not connected": "folder bersama terputus",
}
